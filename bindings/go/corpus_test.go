package kh302

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
)

type method = func(context.Context, []byte) ([]byte, error)

// methods gives the method for each call of the library.
func methods(e *Engine) map[string]method {
	return map[string]method{
		"assess": e.Assess, "judge": e.Judge, "rollup": e.Rollup, "compare": e.Compare, "publish": e.Publish, "corrections": e.Corrections,
		"phase": e.Phase, "periods": e.Periods, "areas": e.Areas, "explain": e.Explain, "combine": e.Combine, "form": e.Form,
	}
}

// TestEveryRecordedAnswer holds every answer of the library byte for byte.
func TestEveryRecordedAnswer(t *testing.T) {
	e, ctx := engine(t), context.Background()
	asked := map[string]int{}
	for _, frame := range frames(t) {
		// One question names a call that has a zero in it, which no name in C can: TestNames holds that it is refused here.
		if strings.ContainsRune(frame.name, 0) {
			continue
		}
		ask := methods(e)[frame.name]
		isUnknown := bytes.Contains(frame.expected, []byte(`"code":"unknown_call"`))
		if (ask == nil) != isUnknown {
			t.Fatalf("a method for the call %q: %t; the library answers %s", frame.name, ask != nil, frame.expected)
		}
		if ask == nil {
			ask = func(ctx context.Context, text []byte) ([]byte, error) { return e.Call(ctx, frame.name, text) }
		}
		answer, err := ask(ctx, frame.text)
		var refused *Error
		if errors.As(err, &refused) {
			answer, err = refused.Document, nil
		}
		isError := bytes.HasPrefix(frame.expected, []byte(`{"schema":"kh302.error/1"`))
		if err != nil || (refused != nil) != isError || !bytes.Equal(answer, frame.expected) {
			t.Fatalf("%s of %s\nanswers %s %v\ninstead of %s", frame.name, frame.text, answer, err, frame.expected)
		}
		asked[frame.name]++
	}
	for name := range methods(e) {
		if asked[name] < 20 {
			t.Errorf("%d recorded answers to %s", asked[name], name)
		}
	}
	t.Log(asked)
}
