//! What std would bring: memory, and what to do where nothing can be done.

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The core does not panic. Were it to, or memory to end, the instance stops; the host starts a fresh one and answers
/// with an error document. No message is made, so no code that makes messages is shipped.
#[panic_handler]
fn stop(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
