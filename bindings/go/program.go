package kh302

import (
	"context"
	"errors"
	"fmt"

	"github.com/tetratelabs/wazero"
)

// program is the module as code of the machine, of which instances are made.
type program struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
}

// compile compiles the module and looks whether it has the functions of the C interface. Where it is to be stoppable, a call of it ends when its
// context ends, and its code is slower. A cache may be nil.
func compile(ctx context.Context, wasm []byte, cache wazero.CompilationCache, stoppable bool) (*program, error) {
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(mostPages).WithCloseOnContextDone(stoppable)
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	made := &program{runtime: wazero.NewRuntimeWithConfig(ctx, config)}
	if err := made.load(ctx, wasm); err != nil {
		return nil, errors.Join(err, made.runtime.Close(ctx))
	}
	return made, nil
}

func (p *program) load(ctx context.Context, wasm []byte) error {
	module, err := p.runtime.CompileModule(ctx, wasm)
	if err != nil {
		return fmt.Errorf("kh302: the bytes are not those of kh302.wasm: %w", err)
	}
	exports := module.ExportedFunctions()
	for _, name := range functions {
		if exports[name] == nil {
			return fmt.Errorf("kh302: the bytes are not those of kh302.wasm: there is no %s", name)
		}
	}
	p.module = module
	return nil
}

// instantiate makes an instance, which has memory of its own.
func (p *program) instantiate(ctx context.Context) (*instance, error) {
	// Has no name, because a name can be given to one instance only, and no function to start.
	module, err := p.runtime.InstantiateModule(ctx, p.module, wazero.NewModuleConfig().WithName("").WithStartFunctions())
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
