//! Cases of the command line as files.

#[test]
fn commands_answer_as_written_down() {
    trycmd::TestCases::new()
        .case("tests/cmd/*.trycmd")
        .env("NO_COLOR", "1");
}
