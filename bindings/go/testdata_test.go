package kh302

import (
	"bytes"
	"context"
	"encoding/binary"
	"os"
	"sync"
	"testing"
)

// What the tests read, unless the environment names other files.
const (
	modulePath = "../../target/c/dist/lib/kh302.wasm"
	framesPath = "../../target/frames.bin"
)

// report is what phường An Cựu published for September 2025, in part.
const report = `{"schema":"kh302.report/1","area":"19815","period":"2025-09","figures":{"population":55305,"drug_dependent":35}}`

// fullYear returns the sample report of a commune for a year with every figure.
func fullYear(t testing.TB) []byte {
	t.Helper()
	lines := read(t, "KH302_YEAR", "../../examples/data/synthetic/2025.jsonl")
	return lines[:bytes.IndexByte(lines, '\n')]
}

// file reads a file that the build of the project makes.
func file(variable, path string) ([]byte, string) {
	if named := os.Getenv(variable); named != "" {
		path = named
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err.Error() + "; please make it in the root of the project: cargo xtask test --only C"
	}
	return content, ""
}

func read(t testing.TB, variable, path string) []byte {
	t.Helper()
	content, problem := file(variable, path)
	if problem != "" {
		t.Fatal(problem)
	}
	return content
}

func module(t testing.TB) []byte {
	t.Helper()
	return read(t, "KH302_WASM", modulePath)
}

// shared is the engine of all tests that do not need one of their own, because compiling the module takes longer than most tests.
var shared struct {
	sync.Once
	engine *Engine
	err    error
}

func engine(t testing.TB) *Engine {
	t.Helper()
	wasm := module(t)
	shared.Do(func() { shared.engine, shared.err = New(context.Background(), wasm, WithCacheDir(cacheDir)) })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.engine
}

// cacheDir has the compiled module for the engines that tests make.
var cacheDir string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "kh302")
	if err != nil {
		panic(err)
	}
	cacheDir = dir
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// own makes an engine for one test, which may break it.
func own(t testing.TB) *Engine {
	t.Helper()
	made, err := New(context.Background(), module(t), WithCacheDir(cacheDir))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := made.Close(); err != nil {
			t.Error(err)
		}
	})
	return made
}

// frame is a recorded question with the answer of the library.
type frame struct {
	name           string
	text, expected []byte
}

// frames reads the recorded answers: name, text and answer, each after its length in four bytes.
func frames(t testing.TB) []frame {
	t.Helper()
	rest := read(t, "KH302_FRAMES", framesPath)
	part := func() []byte {
		if len(rest) < 4 || uint64(len(rest)-4) < uint64(binary.LittleEndian.Uint32(rest)) {
			t.Fatal("the recorded answers end in the middle")
		}
		end := 4 + int(binary.LittleEndian.Uint32(rest))
		taken := rest[4:end:end]
		rest = rest[end:]
		return taken
	}
	var all []frame
	for len(rest) > 0 {
		all = append(all, frame{string(part()), part(), part()})
	}
	if len(all) < 1000 {
		t.Fatalf("%d answers are not the whole corpus", len(all))
	}
	return all
}
