//! The binary `anpai`.

use std::process::ExitCode;

fn main() -> ExitCode {
    anpai_service::main()
}
