package kh302

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// httpStatuses gives the status of a service for the codes of the tests.
var httpStatuses = map[string]int{
	"bad_value": 422, "internal": 500, "missing_member": 422, "not_json": 400, "too_deep": 400, "too_large": 413, "unknown_call": 404,
	"unknown_schema": 422, "wrong_type": 422,
}

// refusal returns the error document of a call that must have one.
func refusal(t *testing.T, err error, code string) *Error {
	t.Helper()
	var refused *Error
	if !errors.As(err, &refused) {
		t.Fatalf("%v is no error document", err)
	}
	var document errorDocument
	if err := json.Unmarshal(refused.Document, &document); err != nil || document.Schema != "kh302.error/1" {
		t.Fatalf("%s is no error document: %v", refused.Document, err)
	}
	if document.Error != (errorBody{refused.Code, refused.Message, refused.At}) {
		t.Errorf("%+v is not what %s says", refused, refused.Document)
	}
	if refused.Code != code || refused.Message == "" || refused.HTTPStatus != httpStatuses[code] {
		t.Errorf("%v with the status %d instead of %s", refused, refused.HTTPStatus, code)
	}
	return refused
}

func TestVersion(t *testing.T) {
	if version := engine(t).Version(); !regexp.MustCompile(`^\d+\.\d+\.\d+`).MatchString(version) {
		t.Errorf("the version %q", version)
	}
}

func TestErrorsAreErrorDocuments(t *testing.T) {
	for _, wrong := range []struct{ text, code, at, says string }{
		{"", "not_json", "", "JSON"},
		{"\x00", "not_json", "", "JSON"},
		{"{", "not_json", "", "JSON"},
		{`{"schema": NaN}`, "not_json", "", "JSON"},
		{"\xff\xfe{\x00}\x00", "not_json", "", "UTF-16"},
		{"{\x00}\x00", "not_json", "", "UTF-16"},
		{"{\"note\": \"Hu\xea\"}", "not_json", "", "UTF-8"},
		{`{"schema":"kh302.report/9"}`, "unknown_schema", "/schema", "kh302.report/9"},
		{`{"schema":"kh302.report/1","area":"19815","period":"2025","figures":[]}`, "wrong_type", "/figures", ""},
		{"[]", "wrong_type", "", ""},
		{strings.Repeat("[", 1000), "too_deep", "", ""},
		{strings.Repeat(" ", 2<<20), "too_large", "", ""},
	} {
		answer, err := engine(t).Assess(context.Background(), []byte(wrong.text))
		refused := refusal(t, err, wrong.code)
		if answer != nil || refused.At != wrong.at || !strings.Contains(refused.Message, wrong.says) {
			t.Errorf("%.40q gives %s, %v", wrong.text, answer, refused)
		}
		if !strings.Contains(err.Error(), wrong.code) || !strings.Contains(err.Error(), refused.Message) {
			t.Errorf("the error says %q", err)
		}
	}
}

func TestNames(t *testing.T) {
	for _, name := range []string{"", "no such call", "assess\x00", "\x00", "\xff", "Assess", strings.Repeat("assess", 100_000)} {
		_, err := engine(t).Call(context.Background(), name, []byte(report))
		refusal(t, err, "unknown_call")
	}
}

func TestOtherModules(t *testing.T) {
	empty := []byte("\x00asm\x01\x00\x00\x00")
	for _, wrong := range [][]byte{nil, []byte("{}"), empty, module(t)[:1000]} {
		if made, err := New(context.Background(), wrong); err == nil || made != nil || !strings.Contains(err.Error(), "kh302.wasm") {
			t.Errorf("%.8q gives %v", wrong, err)
		}
	}
}

func TestCacheDir(t *testing.T) {
	dir := t.TempDir()
	for range 2 {
		made, err := New(context.Background(), module(t), WithCacheDir(dir))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := made.Assess(context.Background(), []byte(report)); err != nil {
			t.Error(err)
		}
		if err := made.Close(); err != nil {
			t.Error(err)
		}
		if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
			t.Errorf("the directory has %v, %v", entries, err)
		}
	}
}

// rollup returns a question about many reports, whose answer takes a while.
func rollup(reports int) []byte {
	var text bytes.Buffer
	text.WriteString(`{"schema":"kh302.rollup/1","area":"46","period":"2025-09","reports":[` + report)
	for range reports - 1 {
		text.WriteString("," + report)
	}
	text.WriteString("]}")
	return text.Bytes()
}

func TestContexts(t *testing.T) {
	e := own(t)
	expected, err := e.Assess(context.Background(), []byte(report))
	if err != nil {
		t.Fatal(err)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.Assess(ended, []byte(report)); err != context.Canceled {
		t.Errorf("a context that has ended gives %v", err)
	}
	if _, err := e.OpenForm(ended, []byte(report)); err != context.Canceled {
		t.Errorf("a form for a context that has ended gives %v", err)
	}

	// Compiles the code for long questions, so that what ends below is the call.
	_, err = e.Rollup(context.Background(), bytes.Repeat([]byte(" "), longest+1))
	refusal(t, err, "not_json")
	long := rollup(200_000)
	for _, after := range []time.Duration{20, 50, 100} {
		soon, cancel := context.WithTimeout(context.Background(), after*time.Millisecond)
		if _, err := e.Rollup(soon, long); err != context.DeadlineExceeded {
			t.Errorf("a call of seconds gives %v", err)
		}
		cancel()
	}

	// A context ends at any moment of a short call: the answer is either the context's error or right, and so is the next one.
	ends := 0
	for at := range 400 {
		soon, cancel := context.WithTimeout(context.Background(), time.Duration(at)*time.Microsecond)
		answer, err := e.Assess(soon, []byte(report))
		cancel()
		switch {
		case err == context.DeadlineExceeded:
			ends++
		case err != nil || !bytes.Equal(answer, expected):
			t.Fatalf("%s %v", answer, err)
		}
	}
	t.Logf("%d of 400 calls were ended", ends)
	if answer, err := e.Assess(context.Background(), []byte(report)); ends == 0 || err != nil || !bytes.Equal(answer, expected) {
		t.Errorf("the next call gives %s %v", answer, err)
	}
}

// TestWaitingEnds holds that a call that waits for its turn obeys its context.
func TestWaitingEnds(t *testing.T) {
	e := own(t)
	for range cap(e.turns) {
		e.turns <- struct{}{}
	}
	soon, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	if _, err := e.Assess(soon, []byte(report)); err != context.DeadlineExceeded {
		t.Errorf("a call without a turn gives %v", err)
	}
	for range cap(e.turns) {
		<-e.turns
	}
	if _, err := e.Assess(context.Background(), []byte(report)); err != nil {
		t.Error(err)
	}
}

// TestTrap breaks an instance, and holds that the call says so and that another instance takes its place.
func TestTrap(t *testing.T) {
	e := own(t)
	expected, err := e.Assess(context.Background(), []byte(report))
	if err != nil {
		t.Fatal(err)
	}
	first := e.idle.instances[0]
	// The module writes its answer where it has no memory, however much it takes meanwhile.
	first.out.at = math.MaxUint32 - 15
	answer, err := e.Assess(context.Background(), []byte(report))
	refused := refusal(t, err, "internal")
	if answer != nil || refused.Unwrap() == nil || !strings.Contains(refused.Unwrap().Error(), "out of bounds") {
		t.Errorf("a trap gives %s, %v", answer, refused.Unwrap())
	}
	if len(e.idle.instances) != 0 || !first.module.IsClosed() {
		t.Error("the broken instance is kept")
	}
	if answer, err := e.Assess(context.Background(), []byte(report)); err != nil || !bytes.Equal(answer, expected) {
		t.Errorf("the next call gives %s, %v", answer, err)
	}
}

func TestClosed(t *testing.T) {
	e := own(t)
	form, err := e.OpenForm(context.Background(), []byte(report))
	if err != nil {
		t.Fatal(err)
	}
	var calls sync.WaitGroup
	for range 8 {
		calls.Go(func() {
			for {
				if _, err := e.Assess(context.Background(), []byte(report)); err != nil {
					if err != ErrClosed {
						t.Errorf("a call while the engine closes gives %v", err)
					}
					return
				}
			}
		})
	}
	time.Sleep(20 * time.Millisecond)
	if err := e.Close(); err != nil {
		t.Error(err)
	}
	calls.Wait()
	if err := e.Close(); err != nil {
		t.Errorf("closing again gives %v", err)
	}
	if _, err := form.Submit(context.Background()); err != ErrClosed {
		t.Errorf("a form of a closed engine gives %v", err)
	}
	form.Close()
	if _, err := e.OpenForm(context.Background(), []byte(report)); err != ErrClosed {
		t.Errorf("a new form of a closed engine gives %v", err)
	}
}

// TestGoroutines makes 1,000 calls from each of 8 goroutines.
func TestGoroutines(t *testing.T) {
	e := engine(t)
	var reports [8]string
	var expected [8][]byte
	for at := range reports {
		reports[at] = strings.Replace(report, "55305", fmt.Sprint(55305+at), 1)
		answer, err := e.Assess(context.Background(), []byte(reports[at]))
		if err != nil {
			t.Fatal(err)
		}
		expected[at] = answer
	}
	var all sync.WaitGroup
	for at := range reports {
		all.Go(func() {
			for range 1000 {
				answer, err := e.Assess(context.Background(), []byte(reports[at]))
				if err != nil || !bytes.Equal(answer, expected[at]) {
					t.Errorf("%s %v", answer, err)
					return
				}
			}
		})
	}
	all.Wait()
	if kept := len(e.idle.instances); kept > cap(e.turns) {
		t.Errorf("%d instances are kept for %d calls at the same time", kept, cap(e.turns))
	}
}

// heap returns how many bytes of the heap are in use.
func heap() int64 {
	runtime.GC()
	runtime.GC()
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	return int64(now.HeapAlloc)
}

// TestMemory holds that many calls, forms and broken contexts leave nothing behind, in the module or beside it.
func TestMemory(t *testing.T) {
	const many = 1_000_000
	e, ctx := own(t), context.Background()
	// Is answered in some microseconds.
	short := []byte(`{"schema":"kh302.areas/1","date":"2025-07-01","code":"19815"}`)
	var before int64
	var room uint32
	for at := range many {
		if at == many/100 {
			before, room = heap(), e.idle.instances[0].memory.Size()
		}
		if _, err := e.Areas(ctx, short); err != nil {
			t.Fatal(err)
		}
		if at%100 == 0 {
			if _, err := e.Assess(ctx, []byte(report)); err != nil {
				t.Fatal(err)
			}
			if _, err := e.Assess(ctx, []byte("{")); err == nil {
				t.Fatal("a bracket is no document")
			}
		}
		if at%5000 == 0 {
			form, err := e.OpenForm(ctx, []byte(report))
			if err != nil {
				t.Fatal(err)
			}
			form.Close()
		}
	}
	grown := heap() - before
	t.Logf("the heap grew by %d bytes; an instance has %d KiB", grown, room>>10)
	if len(e.idle.instances) != 1 {
		t.Fatalf("%d instances for one goroutine", len(e.idle.instances))
	}
	if now := e.idle.instances[0].memory.Size(); now != room {
		t.Errorf("the memory of the module grew from %d to %d bytes", room, now)
	}
	if grown > 1<<20 {
		t.Errorf("the heap grew by %d bytes over %d calls", grown, many)
	}
}

// TestLongQuestion holds that a question above the limit has the answer of one below it, and that its memory is given back.
func TestLongQuestion(t *testing.T) {
	e, ctx := engine(t), context.Background()
	question := fullYear(t)
	expected, err := e.Assess(ctx, question)
	if err != nil {
		t.Fatal(err)
	}
	before := heap()
	for range 3 {
		answer, err := e.Assess(ctx, append(bytes.Repeat([]byte(" "), longest), question...))
		if err != nil || !bytes.Equal(answer, expected) {
			t.Errorf("spaces before the report give %s, %v", answer, err)
		}
		_, err = e.Rollup(ctx, bytes.Repeat([]byte(" "), 65<<20))
		refusal(t, err, "too_large")
	}
	if grown := heap() - before; grown > 16<<20 {
		t.Errorf("%d MiB are kept", grown>>20)
	}
}
