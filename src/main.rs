//! The command line `lots`; on wasm there is none.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    samverkanslots::cli::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
