//! Names for findings that outlive a change of the text around them.

use std::collections::HashMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::finding::Finding;

/// Gives each finding the first 16 hexadecimal digits of the SHA-256 of rule, evidence of both sides and ordinal
/// among equals, separated by NUL. Neither message nor offset nor sentence number goes in.
pub(crate) fn assign(findings: &mut [Finding]) {
    let mut equals: HashMap<String, usize> = HashMap::new();
    for finding in findings {
        let key = format!(
            "{}\0{}\0{}",
            finding.rule, finding.evidence.source, finding.evidence.target
        );
        let ordinal = equals.entry(key.clone()).or_insert(0);
        let digest = Sha256::digest(format!("{key}\0{ordinal}"));
        *ordinal += 1;
        finding.fingerprint.clear();
        for byte in &digest[..8] {
            // Writing to a string cannot fail.
            let _ = write!(finding.fingerprint, "{byte:02x}");
        }
    }
}
