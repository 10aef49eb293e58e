package kh302

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"
)

// opened opens a form for a test.
func opened(t testing.TB, document string) *Form {
	t.Helper()
	form, err := engine(t).OpenForm(context.Background(), []byte(document))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(form.Close)
	return form
}

// must returns the answer to an action that is done.
func must[T any](t *testing.T) func(T, error) T {
	return func(answer T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
}

func has(t *testing.T, document []byte, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !bytes.Contains(document, []byte(part)) {
			t.Errorf("there is no %s in %.300s", part, document)
		}
	}
}

func TestForm(t *testing.T) {
	ctx, form := context.Background(), opened(t, report)
	changes, document := must[Changes](t), must[[]byte](t)
	has(t, document(form.Description(ctx)), `"kh302.form/1"`)

	wrong := changes(form.Set(ctx, "population", "1,5"))
	if len(wrong.Found) == 0 || wrong.Found[0].Severity != "error" || !strings.Contains(fmt.Sprint(wrong.Fields), "population") {
		t.Errorf("a fraction of a person gives %+v", wrong)
	}
	changes(form.Leave(ctx, "population"))
	state := must[FieldState](t)(form.State(ctx, "population"))
	if state.Raw != "1,5" || state.Value != nil || !state.Visible || !state.Required || !state.Shows || state.Errors != 1 {
		t.Errorf("the field is %+v", state)
	}
	has(t, document(form.Findings(ctx, English)), `"F02"`)
	if vi, en := document(form.Summary(ctx, Vietnamese)), document(form.Summary(ctx, English)); bytes.Equal(vi, en) {
		t.Errorf("both languages say %s", vi)
	}

	right := changes(form.Set(ctx, "population", "55.305"))
	if len(right.Gone) == 0 || right.Gone[0] != wrong.Found[0].Finding {
		t.Errorf("the number of people gives %+v after %+v", right, wrong)
	}
	if state := must[FieldState](t)(form.State(ctx, "population")); state.Value == nil || *state.Value != 55305 || state.Errors != 0 {
		t.Errorf("the field is %+v", state)
	}
	changes(form.AsOf(ctx, "2025-09-14"))
	early := document(form.Assessment(ctx, Vietnamese))
	changes(form.AsOf(ctx, "2025-12-16"))
	has(t, document(form.Report(ctx)), `"kh302.report/1"`, `"population":55305`)
	has(t, document(form.Assessment(ctx, Vietnamese)), `"kh302.assessment/1"`)
	if late := document(form.Assessment(ctx, Vietnamese)); bytes.Equal(early, late) {
		t.Errorf("months behind the deadline the assessment is %s", late)
	}

	blocked := must[Submission](t)(form.Submit(ctx))
	if blocked.CanSubmit || blocked.Report != nil {
		t.Errorf("a report without most figures is sent: %+v", blocked)
	}

	draft := document(form.Snapshot(ctx))
	has(t, draft, `"kh302.draft/1"`, `55.305`)
	changes(form.Set(ctx, "population", ""))
	restored := must[Restored](t)(form.Restore(ctx, draft))
	if !restored.SameRules || len(restored.Differences) != 0 || !restored.Changes.any() {
		t.Errorf("the draft gives %+v", restored)
	}
	if state := must[FieldState](t)(form.State(ctx, "population")); state.Raw != "55.305" {
		t.Errorf("the draft leaves %q", state.Raw)
	}
}

// any tells whether anything changed.
func (c Changes) any() bool {
	return len(c.Found)+len(c.Gone)+len(c.Fields)+len(c.Targets) > 0 || c.Level
}

// TestFullForm opens a form on a report that can be sent.
func TestFullForm(t *testing.T) {
	ctx, form := context.Background(), opened(t, string(fullYear(t)))
	changes := must[Changes](t)
	draft := must[[]byte](t)(form.Snapshot(ctx))

	var warned []Found
	for _, text := range []string{"60", "0", "130247", "1"} {
		for _, field := range []string{"drug_dependent", "drug_using", "drug_arrests", "post_rehab"} {
			for _, found := range changes(form.Set(ctx, field, text)).Found {
				if found.Severity != "error" {
					warned = append(warned, found)
				}
			}
		}
	}
	if len(warned) == 0 {
		t.Fatal("nothing strange was typed")
	}
	last := warned[len(warned)-1].Finding
	explained := changes(form.Acknowledge(ctx, last, "Đã đối chiếu với sổ theo dõi.", "15/12/2025"))
	if !holds(explained, last, true) {
		t.Errorf("the explanation changes %+v", explained)
	}
	if withdrawn := changes(form.Withdraw(ctx, last)); !holds(withdrawn, last, false) {
		t.Errorf("the explanation is gone and changes %+v", withdrawn)
	}
	must[Restored](t)(form.Restore(ctx, draft))

	sent := must[Submission](t)(form.Submit(ctx))
	if !sent.CanSubmit {
		t.Fatalf("the sample cannot be sent: %s", must[[]byte](t)(form.Summary(ctx, English)))
	}
	has(t, sent.Report, `{"schema":"kh302.report/1"`, `"population":130247`)
}

func holds(changes Changes, finding uint32, acknowledged bool) bool {
	for _, found := range changes.Found {
		if found.Finding == finding && found.Acknowledged == acknowledged {
			return true
		}
	}
	return false
}

func TestSections(t *testing.T) {
	ctx, form := context.Background(), opened(t, `{"schema":"kh302.report/1","area":"19815","period":"2025-09","figures":{}}`)
	progress := must[Progress](t)
	before := progress(form.Progress(ctx, "crime"))
	filled := must[Changes](t)(form.Nothing(ctx, "crime"))
	if now := progress(form.Progress(ctx, "crime")); now.Filled <= before.Filled || now.Of != before.Of || len(filled.Fields) == 0 {
		t.Errorf("%+v is %+v after %+v", before, now, filled)
	}
	must[Changes](t)(form.UndoNothing(ctx, "crime"))
	if now := progress(form.Progress(ctx, "crime")); now != before {
		t.Errorf("%+v is %+v", before, now)
	}
}

func TestStocks(t *testing.T) {
	const request = `{"schema":"kh302.request/1",
		"report":{"schema":"kh302.report/1","area":"19815","period":"2025-10","figures":{}},
		"previous":[{"schema":"kh302.report/1","area":"19815","period":"2025-09","figures":{"drug_dependent":35}}]}`
	ctx, form := context.Background(), opened(t, request)
	const field = "drug_dependent_opening"
	state := must[FieldState](t)
	must[Changes](t)(form.Prefill(ctx))
	if now := state(form.State(ctx, field)); now.Raw != "35" || !now.Locked {
		t.Errorf("the opening stock is %+v", now)
	}
	must[Changes](t)(form.Unlock(ctx, field))
	if now := state(form.State(ctx, field)); now.Locked {
		t.Errorf("the opening stock is %+v", now)
	}
	must[Changes](t)(form.Set(ctx, "drug_dependent_added", "5"))
	must[Changes](t)(form.Set(ctx, "drug_dependent_removed", "3"))
	proposed := state(form.State(ctx, "drug_dependent"))
	if proposed.Proposed == nil || *proposed.Proposed != 37 || !proposed.Computed || proposed.Value != nil {
		t.Fatalf("the closing stock is %+v", proposed)
	}
	must[Changes](t)(form.Accept(ctx, "drug_dependent"))
	if now := state(form.State(ctx, "drug_dependent")); now.Value == nil || *now.Value != 37 {
		t.Errorf("the closing stock is %+v", now)
	}
}

func TestFormRefusals(t *testing.T) {
	ctx := context.Background()
	for text, code := range map[string]string{"": "not_json", "{": "not_json", "\xff\xfe{\x00": "not_json", `{"schema":"kh302.form/1"}`: "unknown_schema"} {
		form, err := engine(t).OpenForm(ctx, []byte(text))
		refusal(t, err, code)
		if form != nil {
			t.Errorf("%q opens a form", text)
		}
	}
	form := opened(t, report)
	for _, text := range []string{"", "{}", "\xff\xfe{\x00", `{"do":"jump"}`, `{"do":"submit","now":true}`} {
		if answer, err := form.Do(ctx, []byte(text)); answer != nil || err == nil {
			t.Errorf("%q gives %s", text, answer)
		}
	}
	_, err := form.Set(ctx, "people", "1")
	if refused := refusal(t, err, "bad_value"); !strings.Contains(refused.Message, "people") {
		t.Errorf("an unknown field gives %v", refused)
	}
	_, err = form.AsOf(ctx, "tomorrow")
	refusal(t, err, "bad_value")
	_, err = form.Restore(ctx, []byte("{"))
	refusal(t, err, "not_json")
	if _, err = form.Restore(ctx, []byte("{}")); err == nil {
		t.Error("an empty document is a draft")
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := form.Set(ended, "population", "1"); err != context.Canceled {
		t.Errorf("an ended context gives %v", err)
	}
	// Nothing of all this was done or lost.
	if state := must[FieldState](t)(form.State(ctx, "population")); state.Raw != "55.305" && state.Raw != "55305" {
		t.Errorf("the field is %+v", state)
	}
	form.Close()
	form.Close()
	if _, err := form.Submit(ctx); err != ErrClosed {
		t.Errorf("a closed form gives %v", err)
	}
}

// TestFormTrap holds that a form whose action failed inside is closed, and no other.
func TestFormTrap(t *testing.T) {
	ctx, form, other := context.Background(), opened(t, report), opened(t, report)
	form.instance.out.at = math.MaxUint32 - 15
	_, err := form.Submit(ctx)
	refusal(t, err, "internal")
	if _, err := form.Submit(ctx); err != ErrClosed {
		t.Errorf("a form that failed gives %v", err)
	}
	if _, err := other.Submit(ctx); err != nil {
		t.Errorf("another form gives %v", err)
	}
}

// TestFormsOfGoroutines types into one form from many goroutines, while others type into forms of their own.
func TestFormsOfGoroutines(t *testing.T) {
	ctx, common := context.Background(), opened(t, report)
	var all sync.WaitGroup
	for at := range 8 {
		form := opened(t, report)
		all.Go(func() {
			for people := range 200 {
				text := fmt.Sprint(at*1000 + people)
				for _, typed := range []*Form{form, common} {
					if _, err := typed.Set(ctx, "population", text); err != nil {
						t.Error(err)
						return
					}
				}
				if state, err := form.State(ctx, "population"); err != nil || state.Raw != text {
					t.Errorf("%q was typed and is %+v, %v", text, state, err)
					return
				}
			}
		})
	}
	all.Wait()
}
