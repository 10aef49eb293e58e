package kh302

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"net/http"

	"github.com/tetratelabs/wazero/api"
)

// abiVersion is the version of the C interface for which this package is written.
const abiVersion = 1

// The statuses of the C interface that are told apart here.
const (
	statusOK       = 0
	statusError    = 1
	statusTooSmall = 2
	statusInternal = 4
)

// Buffers in the module grow by whole blocks, so that few documents move them, and begin with room for most answers.
const (
	block     = 1 << 16
	firstRoom = 2 * block
)

// The functions of the C interface that the module must have.
const (
	fnVersion    = "kh302_version"
	fnABIVersion = "kh302_abi_version"
	fnAlloc      = "kh302_alloc"
	fnFree       = "kh302_free"
	fnCall       = "kh302_call"
	fnAnswer     = "kh302_answer"
	fnFormOpen   = "kh302_form_open"
	fnFormDo     = "kh302_form_do"
	fnHTTPStatus = "kh302_http_status"
)

var functions = []string{fnVersion, fnABIVersion, fnAlloc, fnFree, fnCall, fnAnswer, fnFormOpen, fnFormDo, fnHTTPStatus}

// buffer is memory inside the module that this side owns.
type buffer struct {
	at, size uint32
}

// instance is one copy of the module with memory of its own. One goroutine uses it at a time.
type instance struct {
	module    api.Module
	memory    api.Memory
	functions map[string]api.Function
	stack     [6]uint64
	in, out   buffer
	// Two numbers that the module writes: at cells the number of a form, and 8 bytes behind it the length of an answer.
	cells uint32
	// An instance that failed is not used again.
	broken bool
}

// prepare looks up the functions of a new instance and takes its buffers.
func prepare(ctx context.Context, module api.Module) (*instance, error) {
	i := &instance{module: module, memory: module.Memory(), functions: map[string]api.Function{}}
	for _, name := range functions {
		i.functions[name] = module.ExportedFunction(name)
	}
	cells := buffer{}
	for _, need := range []struct {
		buffer *buffer
		size   uint64
	}{{&cells, 16}, {&i.in, firstRoom}, {&i.out, firstRoom}} {
		if err := i.reserve(ctx, need.buffer, need.size); err != nil {
			return nil, err
		}
	}
	i.cells = cells.at
	return i, nil
}

// invoke runs a function of the module.
func (i *instance) invoke(ctx context.Context, function string, args ...uint64) (uint32, error) {
	copy(i.stack[:], args)
	if err := i.functions[function].CallWithStack(ctx, i.stack[:]); err != nil {
		i.broken = true
		if ended := ctx.Err(); ended != nil {
			return 0, ended
		}
		return 0, fault(err)
	}
	return api.DecodeU32(i.stack[0]), nil
}

// fail notes that the module does not behave as it must, and says how.
func (i *instance) fail(format string, args ...any) error {
	i.broken = true
	return fault(fmt.Errorf(format, args...))
}

// reserve makes room in a buffer. What was in it is lost.
func (i *instance) reserve(ctx context.Context, b *buffer, size uint64) error {
	if size <= uint64(b.size) {
		return nil
	}
	if size > math.MaxInt32 {
		// The module sees such a length as a negative number.
		return refuse("too_large", http.StatusRequestEntityTooLarge, "Tài liệu quá lớn, hơn 2 GiB.", "The document is too large, more than 2 GiB.")
	}
	if b.size > 0 {
		if _, err := i.invoke(ctx, fnFree, uint64(b.at), uint64(b.size)); err != nil {
			return err
		}
		*b = buffer{}
	}
	if size > block {
		size = (size + block - 1) / block * block
	}
	at, err := i.invoke(ctx, fnAlloc, size)
	if err != nil {
		return err
	}
	if at == 0 {
		return i.fail("the module has no memory for %d bytes", size)
	}
	*b = buffer{at: at, size: uint32(size)}
	return nil
}

// write puts the parts of a question one behind the other into the module.
func (i *instance) write(ctx context.Context, parts ...[]byte) error {
	size := uint64(0)
	for _, part := range parts {
		size += uint64(len(part))
	}
	if err := i.reserve(ctx, &i.in, size); err != nil {
		return err
	}
	at := i.in.at
	for _, part := range parts {
		if !i.memory.Write(at, part) {
			return i.fail("the module gave memory that it does not have")
		}
		at += uint32(len(part))
	}
	return nil
}

// call makes a call of the library. The name has no zero in it.
func (i *instance) call(ctx context.Context, name string, document []byte) ([]byte, error) {
	op := append([]byte(name), 0)
	if err := i.write(ctx, op, document); err != nil {
		return nil, err
	}
	text := uint64(i.in.at) + uint64(len(op))
	return i.ask(ctx, fnCall, uint64(i.in.at), text, uint64(len(document)))
}

// open opens a form, and returns its number.
func (i *instance) open(ctx context.Context, document []byte) (uint64, error) {
	if err := i.write(ctx, document); err != nil {
		return 0, err
	}
	if _, err := i.ask(ctx, fnFormOpen, uint64(i.in.at), uint64(len(document)), uint64(i.cells)); err != nil {
		return 0, err
	}
	number, ok := i.memory.ReadUint64Le(i.cells)
	if !ok || number == 0 {
		return 0, i.fail("the module opened a form without a number")
	}
	return number, nil
}

// act does an action on a form.
func (i *instance) act(ctx context.Context, form uint64, action []byte) ([]byte, error) {
	if err := i.write(ctx, action); err != nil {
		return nil, err
	}
	return i.ask(ctx, fnFormDo, form, uint64(i.in.at), uint64(len(action)))
}

// ask runs a function that answers with a document, with its own arguments, and copies the answer out of the module.
func (i *instance) ask(ctx context.Context, function string, args ...uint64) ([]byte, error) {
	length := i.cells + 8
	status, err := i.invoke(ctx, function, append(args, uint64(i.out.at), uint64(i.out.size), uint64(length))...)
	for ; err == nil; status, err = i.invoke(ctx, fnAnswer, uint64(i.out.at), uint64(i.out.size), uint64(length)) {
		size, ok := i.memory.ReadUint32Le(length)
		if !ok {
			return nil, i.fail("the module lost the length of its answer")
		}
		if status == statusTooSmall && size > i.out.size {
			if err := i.reserve(ctx, &i.out, uint64(size)); err != nil {
				return nil, err
			}
			continue
		}
		view, ok := i.memory.Read(i.out.at, size)
		if !ok || size > i.out.size {
			return nil, i.fail("the module gave an answer outside of the buffer")
		}
		// Copies, because the view is overwritten by the next call.
		answer := bytes.Clone(view)
		switch status {
		case statusOK:
			return answer, nil
		case statusError:
			return nil, i.refusal(ctx, answer)
		case statusInternal:
			err := i.refusal(ctx, answer)
			i.broken = true
			return nil, err
		default:
			return nil, i.fail("the module answered %s with the status %d", function, status)
		}
	}
	return nil, err
}

// refusal makes the error for an error document of the module, with the status that the module knows for its code.
func (i *instance) refusal(ctx context.Context, document []byte) error {
	refused := readError(document)
	if err := i.write(ctx, append([]byte(refused.Code), 0)); err != nil {
		return err
	}
	status, err := i.invoke(ctx, fnHTTPStatus, uint64(i.in.at))
	if err != nil {
		return err
	}
	refused.HTTPStatus = int(status)
	return refused
}

// version reads the version of the library.
func (i *instance) version(ctx context.Context) (string, error) {
	at, err := i.invoke(ctx, fnVersion)
	if err != nil {
		return "", err
	}
	// The text ends with a zero, and is a few characters long.
	text, ok := i.memory.Read(at, 32)
	if length := bytes.IndexByte(text, 0); ok && length >= 0 {
		return string(text[:length]), nil
	}
	return "", i.fail("the module has no version")
}

// close drops the instance with its memory and whatever form is open in it.
func (i *instance) close() {
	// Nothing to tell: the module has no files or other resources whose closing could fail.
	_ = i.module.Close(context.Background())
}
