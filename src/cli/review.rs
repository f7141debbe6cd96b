//! `review`.

use std::process::ExitCode;

use anyhow::bail;
use hexapla::review::{Address, Desk, Review, Session, serve};
use hexapla::{Options, verdicts};

use super::args;
use super::{compare, output};

/// Serves the page until the program is ended.
pub fn review(arguments: args::Review) -> anyhow::Result<ExitCode> {
    let options = Options {
        align: compare::align_options(&arguments.alignment)?,
        rules: compare::rule_options(&arguments.checks)?,
    };
    let mut desk = Desk {
        session: None,
        folder: arguments.folder,
        reviewer: arguments.reviewer.trim().to_owned(),
        options: options.clone(),
    };
    if let (Some(source), Some(target)) = (&arguments.source, &arguments.target) {
        if target.as_os_str() == "-" && arguments.file.is_none() {
            bail!(
                "the target comes from standard input; say with --verdicts where verdicts are to be kept"
            );
        }
        let name = arguments
            .name
            .unwrap_or_else(|| compare::derived_name(source, target));
        let verdicts = arguments.file.unwrap_or_else(|| verdicts::beside(target));
        let (source, target) = compare::read(source, target, &arguments.reading)?;
        let aligning = (None, &arguments.alignment);
        let options = Options {
            align: compare::within(&options.align, aligning, (&source, &target))?,
            ..options
        };
        let session = Session::open(Review {
            source,
            target,
            options,
            segmentation: compare::segmentation(&arguments.reading),
            name,
            verdicts,
            reviewer: desk.reviewer.clone(),
        })?;
        for problem in session.problems() {
            output::note(&problem.to_string());
        }
        desk.session = Some(session);
    }
    let address = Address::take(arguments.port)?;
    let url = address.url();
    output::print(format!("{url}\n").as_bytes())?;
    if !arguments.no_open && open::that_detached(&url).is_err() {
        output::note("no browser could be opened; open the address yourself");
    }
    output::note("end the review with Ctrl C; whatever the page showed as saved is on disk");
    serve(address, desk)?;
    Ok(ExitCode::SUCCESS)
}
