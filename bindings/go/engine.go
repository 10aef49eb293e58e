// Package kh302 checks reports of Vietnamese communes on the drug situation, classes areas by the decrees in force and measures the targets
// of Kế hoạch 302/KH-UBND (kiểm tra báo cáo, phân loại địa bàn, đo mục tiêu). It takes aggregate counts and no personal data.
//
// The rules are in kh302.wasm, the WebAssembly module of the library. The program gives its bytes to [New], for instance with go:embed; no
// cgo and no shared library is needed. Questions and answers are JSON documents in UTF-8, the same for every language; core/generated/schema
// of the project has their JSON Schemas. An [Engine] may be used by many goroutines at the same time.
package kh302

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"github.com/tetratelabs/wazero"
)

// mostKept is the memory of an instance in bytes above which it is dropped after a call. Memory of a module never shrinks, so that one large
// roll-up would otherwise be paid for as long as the program runs.
const mostKept = 32 << 20

// Engine – bộ máy đánh giá: the compiled library with a few instances for calls. It is safe for use by many goroutines.
type Engine struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
	cache   wazero.CompilationCache
	version string
	// turns has room for the calls that may run at the same time.
	turns chan struct{}
	// life is held for reading by whatever runs in the module, and for writing to close it, because its code must not go while it runs.
	life   sync.RWMutex
	closed bool
	// idle has the instances that wait for a call.
	idle struct {
		sync.Mutex
		instances []*instance
	}
}

// mostPages is the memory that an instance may take, in pages of 64 KiB: 2 GiB, so that every length fits the signed numbers of the module.
const mostPages = 1 << 15

// Option is a choice for [New].
type Option func(*choices)

type choices struct {
	cacheDir string
}

// WithCacheDir keeps the compiled module in a directory, from which a later start of the program takes it in a fraction of the time. The
// directory must be writable by this program alone, because the code in it is run.
func WithCacheDir(dir string) Option {
	return func(c *choices) { c.cacheDir = dir }
}

// New – khởi động: compiles the module, which takes a second or more, so that a program makes one engine and keeps it. The bytes are those of
// kh302.wasm and are not kept.
func New(ctx context.Context, wasm []byte, options ...Option) (*Engine, error) {
	var chosen choices
	for _, option := range options {
		option(&chosen)
	}
	// Ends a call in the middle when its context ends: a roll-up of a large document may run for seconds.
	config := wazero.NewRuntimeConfig().WithCloseOnContextDone(true).WithMemoryLimitPages(mostPages)
	engine := &Engine{turns: make(chan struct{}, runtime.GOMAXPROCS(0))}
	if chosen.cacheDir != "" {
		cache, err := wazero.NewCompilationCacheWithDir(chosen.cacheDir)
		if err != nil {
			return nil, fmt.Errorf("kh302: the directory for the compiled module: %w", err)
		}
		engine.cache = cache
		config = config.WithCompilationCache(cache)
	}
	engine.runtime = wazero.NewRuntimeWithConfig(ctx, config)
	if err := engine.start(ctx, wasm); err != nil {
		return nil, errors.Join(err, engine.Close())
	}
	return engine, nil
}

// start compiles the module, and makes the first instance to see that it is the right one.
func (e *Engine) start(ctx context.Context, wasm []byte) error {
	module, err := e.runtime.CompileModule(ctx, wasm)
	if err != nil {
		return fmt.Errorf("kh302: the bytes are not those of kh302.wasm: %w", err)
	}
	e.module = module
	exports := module.ExportedFunctions()
	for _, name := range functions {
		if exports[name] == nil {
			return fmt.Errorf("kh302: the bytes are not those of kh302.wasm: there is no %s", name)
		}
	}
	first, err := e.instantiate(ctx)
	if err != nil {
		return err
	}
	abi, err := first.invoke(ctx, fnABIVersion)
	if err != nil {
		return err
	}
	if abi != abiVersion {
		return fmt.Errorf("kh302: kh302.wasm has version %d of the C interface, and this package is for version %d", abi, abiVersion)
	}
	if e.version, err = first.version(ctx); err != nil {
		return err
	}
	e.give(first)
	return nil
}

// Version – phiên bản thư viện: returns the version of the library, such as "0.1.0".
func (e *Engine) Version() string {
	return e.version
}

// Close ends the engine and every form of it. It waits for the calls that run. Later calls give [ErrClosed].
func (e *Engine) Close() error {
	e.life.Lock()
	defer e.life.Unlock()
	if e.closed {
		return nil
	}
	e.closed = true
	ctx := context.Background()
	err := e.runtime.Close(ctx)
	if e.cache != nil {
		err = errors.Join(err, e.cache.Close(ctx))
	}
	return err
}

// enter holds the engine open until leave. It returns false where the engine is closed.
func (e *Engine) enter() bool {
	e.life.RLock()
	if e.closed {
		e.life.RUnlock()
		return false
	}
	return true
}

func (e *Engine) leave() {
	e.life.RUnlock()
}

// instantiate makes an instance, which has memory of its own.
func (e *Engine) instantiate(ctx context.Context) (*instance, error) {
	// Has no name, because a name can be given to one instance only, and no function to start.
	module, err := e.runtime.InstantiateModule(ctx, e.module, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		return nil, fmt.Errorf("kh302: the module cannot be started: %w", err)
	}
	made, err := prepare(ctx, module)
	if err != nil {
		_ = module.Close(ctx)
		return nil, err
	}
	return made, nil
}

// take gives an instance that no one else uses.
func (e *Engine) take(ctx context.Context) (*instance, error) {
	e.idle.Lock()
	if last := len(e.idle.instances) - 1; last >= 0 {
		taken := e.idle.instances[last]
		e.idle.instances = e.idle.instances[:last]
		e.idle.Unlock()
		return taken, nil
	}
	e.idle.Unlock()
	return e.instantiate(ctx)
}

// give takes an instance back, or drops it if it failed or has grown large.
func (e *Engine) give(used *instance) {
	if used.broken || used.memory.Size() > mostKept {
		used.close()
		return
	}
	e.idle.Lock()
	defer e.idle.Unlock()
	e.idle.instances = append(e.idle.instances, used)
}

// Call – gọi theo tên: makes a call of the library, such as "assess" or "rollup", on a document, and returns the answer, byte for byte what
// the library says in every language. Where the answer is an error document, the error is an [*Error], which holds it. As many calls run at the
// same time as GOMAXPROCS was when the engine was made; others wait. When the context ends, the call ends and the error is that of the context.
func (e *Engine) Call(ctx context.Context, name string, document []byte) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if strings.ContainsRune(name, 0) {
		// A name in C ends with a zero: what stands before it could be the name of a call that was not asked for.
		return nil, refuse("unknown_call", fmt.Sprintf("Không có lời gọi %q.", name), fmt.Sprintf("There is no call %q.", name))
	}
	select {
	case e.turns <- struct{}{}:
		defer func() { <-e.turns }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if !e.enter() {
		return nil, ErrClosed
	}
	defer e.leave()
	for {
		taken, err := e.take(ctx)
		if err != nil {
			return nil, err
		}
		answer, err := taken.call(ctx, name, document)
		e.give(taken)
		if !errors.Is(err, errLeftBehind) {
			return answer, err
		}
		// Asks another instance, which changes nothing: an answer follows from its question alone.
	}
}

// Assess – đánh giá: assesses a report or totals: findings, level of the area, targets of the plan, deadline.
func (e *Engine) Assess(ctx context.Context, document []byte) ([]byte, error) {
	return e.Call(ctx, "assess", document)
}

// Rollup – tổng hợp: rolls up the reports of the communes of an area.
func (e *Engine) Rollup(ctx context.Context, document []byte) ([]byte, error) {
	return e.Call(ctx, "rollup", document)
}

// Compare – so sánh: compares the level under two sets of criteria.
func (e *Engine) Compare(ctx context.Context, document []byte) ([]byte, error) {
	return e.Call(ctx, "compare", document)
}

// Publish – công bố: prepares what the public may see of an area.
func (e *Engine) Publish(ctx context.Context, document []byte) ([]byte, error) {
	return e.Call(ctx, "publish", document)
}

// Corrections – đính chính: finds the reports that a correction affects.
func (e *Engine) Corrections(ctx context.Context, document []byte) ([]byte, error) {
	return e.Call(ctx, "corrections", document)
}

// Phase – giai đoạn: reports on a phase of a plan.
func (e *Engine) Phase(ctx context.Context, document []byte) ([]byte, error) {
	return e.Call(ctx, "phase", document)
}

// Periods – kỳ báo cáo: describes a period, with its days, its neighbours and its deadlines.
func (e *Engine) Periods(ctx context.Context, document []byte) ([]byte, error) {
	return e.Call(ctx, "periods", document)
}

// Areas – đơn vị hành chính: looks up administrative units on a day.
func (e *Engine) Areas(ctx context.Context, document []byte) ([]byte, error) {
	return e.Call(ctx, "areas", document)
}

// Explain – giải thích: explains a rule with the figures of a report.
func (e *Engine) Explain(ctx context.Context, document []byte) ([]byte, error) {
	return e.Call(ctx, "explain", document)
}

// Combine – gộp kỳ: combines the reports of shorter periods into one for a longer period.
func (e *Engine) Combine(ctx context.Context, document []byte) ([]byte, error) {
	return e.Call(ctx, "combine", document)
}

// Form – biểu nhập: describes the form for a period. [Engine.OpenForm] opens one.
func (e *Engine) Form(ctx context.Context, document []byte) ([]byte, error) {
	return e.Call(ctx, "form", document)
}
