//! Thay cho std: the allocator and the panic handler, which `std` would bring.

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Stops the instance on a panic, which the core does not cause, or when memory ends. The host then starts a new instance and answers with
/// an error document. It writes no message, so that the module contains no code for messages.
#[panic_handler]
fn stop(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
