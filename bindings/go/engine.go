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
	"net/http"
	"runtime"
	"strings"
	"sync"

	"github.com/tetratelabs/wazero"
)

// longest is the size in bytes of a question that is answered without a look at its context: it takes some ten milliseconds at most. Code that
// looks at the context on its way takes three times as long. Code that does not cannot be stopped, and the garbage collector waits for it.
const longest = 256 << 10

// mostPages is the memory that an instance may take, in pages of 64 KiB: 2 GiB, so that every length fits the signed numbers of the module.
const mostPages = 1 << 15

// Engine – bộ máy đánh giá: the compiled library with a few instances for calls. It is safe for use by many goroutines.
type Engine struct {
	wasm    []byte
	cache   wazero.CompilationCache
	version string
	// quick answers short questions and has the forms.
	quick *program
	// long answers long questions, and can be stopped. It is compiled when the first one comes.
	long struct {
		sync.Mutex
		*program
	}
	// turns has room for the calls that may run at the same time.
	turns chan struct{}
	// life is held for reading by whatever runs in the module, and for writing to close it, because its code must not go while it runs.
	life   sync.RWMutex
	closed bool
	// idle has the instances of quick that wait for a call.
	idle struct {
		sync.Mutex
		instances []*instance
	}
}

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
// kh302.wasm; they are kept, and must not be changed.
func New(ctx context.Context, wasm []byte, options ...Option) (*Engine, error) {
	var chosen choices
	for _, option := range options {
		option(&chosen)
	}
	engine := &Engine{wasm: wasm, turns: make(chan struct{}, runtime.GOMAXPROCS(0))}
	if chosen.cacheDir != "" {
		cache, err := wazero.NewCompilationCacheWithDir(chosen.cacheDir)
		if err != nil {
			return nil, fmt.Errorf("kh302: the directory for the compiled module: %w", err)
		}
		engine.cache = cache
	}
	if err := engine.start(ctx); err != nil {
		return nil, errors.Join(err, engine.Close())
	}
	return engine, nil
}

// start compiles the module, and makes the first instance to see that it is the right one.
func (e *Engine) start(ctx context.Context) error {
	var err error
	if e.quick, err = compile(ctx, e.wasm, e.cache, false); err != nil {
		return err
	}
	first, err := e.quick.instantiate(ctx)
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
	var all []error
	for _, compiled := range []*program{e.quick, e.long.program} {
		if compiled != nil {
			all = append(all, compiled.runtime.Close(ctx))
		}
	}
	if e.cache != nil {
		all = append(all, e.cache.Close(ctx))
	}
	return errors.Join(all...)
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

// take gives an instance for a short question that no one else uses.
func (e *Engine) take(ctx context.Context) (*instance, error) {
	e.idle.Lock()
	if last := len(e.idle.instances) - 1; last >= 0 {
		taken := e.idle.instances[last]
		e.idle.instances = e.idle.instances[:last]
		e.idle.Unlock()
		return taken, nil
	}
	e.idle.Unlock()
	return e.quick.instantiate(ctx)
}

// give takes an instance back, or drops it if it failed.
func (e *Engine) give(used *instance) {
	if used.broken {
		used.close()
		return
	}
	e.idle.Lock()
	defer e.idle.Unlock()
	e.idle.instances = append(e.idle.instances, used)
}

// forLong gives a new instance for a long question. It is dropped after it, with the memory that it grew to and never shrinks from.
func (e *Engine) forLong(ctx context.Context) (*instance, error) {
	e.long.Lock()
	defer e.long.Unlock()
	if e.long.program == nil {
		compiled, err := compile(ctx, e.wasm, e.cache, true)
		if err != nil {
			return nil, err
		}
		e.long.program = compiled
	}
	return e.long.instantiate(ctx)
}

// Call – gọi theo tên: makes a call of the library, such as "assess" or "rollup", on a document, and returns the answer, byte for byte what
// the library says in every language. Where the answer is an error document, the error is an [*Error], which holds it.
//
// As many calls run at the same time as GOMAXPROCS was when the engine was made; others wait. A call whose context ends before it begins, while
// it waits, or while it works on more than 256 KiB, ends with the error of the context.
func (e *Engine) Call(ctx context.Context, name string, document []byte) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if strings.ContainsRune(name, 0) {
		// A name in C ends with a zero: what stands before it could be the name of a call that was not asked for.
		return nil, refuse("unknown_call", http.StatusNotFound, fmt.Sprintf("Không có lời gọi %q.", name), fmt.Sprintf("There is no call %q.", name))
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
	if len(name)+len(document) > longest {
		made, err := e.forLong(ctx)
		if err != nil {
			return nil, err
		}
		defer made.close()
		return made.call(ctx, name, document)
	}
	ctx = context.WithoutCancel(ctx)
	taken, err := e.take(ctx)
	if err != nil {
		return nil, err
	}
	defer e.give(taken)
	return taken.call(ctx, name, document)
}

// Assess – đánh giá: assesses a report or totals: findings, level of the area, targets of the plan, deadline.
func (e *Engine) Assess(ctx context.Context, document []byte) ([]byte, error) {
	return e.Call(ctx, "assess", document)
}

// Judge – kết luận: judges a report or totals without sentences, in a small part of the time: level, targets, codes of checks.
func (e *Engine) Judge(ctx context.Context, document []byte) ([]byte, error) {
	return e.Call(ctx, "judge", document)
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
