package kh302

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
)

// Locale – ngôn ngữ: the language of sentences.
type Locale string

// The languages in which the library speaks.
const (
	Vietnamese Locale = "vi"
	English    Locale = "en"
)

// Form – biểu nhập: a report while it is filled in. Every action answers with what it changed.
//
// A form holds an instance of the module, with memory of its own, until it is closed. It is safe for use by many goroutines: actions on one
// form wait for each other, and different forms do not. An action takes far less than a second and is not ended in the middle, since nothing
// typed may be lost; a context that has ended before the action begins is obeyed.
type Form struct {
	engine *Engine
	number uint64
	// using is held by an action, and guards instance.
	using sync.Mutex
	// instance is nil where the form is closed.
	instance *instance
}

// OpenForm – mở biểu nhập: opens a form on a report or a request. Close it in the end.
func (e *Engine) OpenForm(ctx context.Context, document []byte) (*Form, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !e.enter() {
		return nil, ErrClosed
	}
	defer e.leave()
	ctx = context.WithoutCancel(ctx)
	made, err := e.quick.instantiate(ctx)
	if err != nil {
		return nil, err
	}
	number, err := made.open(ctx, document)
	if err != nil {
		made.close()
		return nil, err
	}
	return &Form{engine: e, number: number, instance: made}, nil
}

// Do – thao tác trên biểu: does an action, written as JSON, and returns its answer. The README of the C interface lists the actions; the other
// methods do each of them. An error document is returned as [*Error]; the form is then as it was.
func (f *Form) Do(ctx context.Context, action []byte) ([]byte, error) {
	f.using.Lock()
	defer f.using.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !f.engine.enter() {
		return nil, ErrClosed
	}
	defer f.engine.leave()
	if f.instance == nil {
		return nil, ErrClosed
	}
	answer, err := f.instance.act(context.WithoutCancel(ctx), f.number, action)
	if f.instance.broken {
		f.drop()
	}
	return answer, err
}

// Close – đóng biểu nhập: closes the form and gives its memory back. Later actions give [ErrClosed]; closing again does nothing.
func (f *Form) Close() {
	f.using.Lock()
	defer f.using.Unlock()
	// A closed engine has closed the instance as well.
	if f.instance != nil && f.engine.enter() {
		defer f.engine.leave()
		f.drop()
	}
}

func (f *Form) drop() {
	f.instance.close()
	f.instance = nil
}

// Changes – những gì thay đổi: what an action changed.
type Changes struct {
	// Found – phát hiện mới: findings that are new, or whose numbers, severity or explanation changed.
	Found []Found `json:"found"`
	// Gone – phát hiện đã hết: the numbers of findings that are gone.
	Gone []uint32 `json:"gone"`
	// Fields – ô thay đổi: the ids of fields whose state changed.
	Fields []string `json:"fields"`
	// Level – cấp độ: whether the level, or the levels that are still possible, changed.
	Level bool `json:"level"`
	// Targets – mục tiêu: the targets of the plan, by their places from 0, that are measured otherwise.
	Targets []int `json:"targets"`
}

// Found – phát hiện: a finding that an action brought about or changed.
type Found struct {
	// Finding is the number of the finding, for [Form.Acknowledge] and [Form.Withdraw].
	Finding uint32 `json:"finding"`
	// Severity – mức độ: "error", "warning" or "notice".
	Severity string `json:"severity"`
	// Acknowledged – đã giải trình: whether the report explains it.
	Acknowledged bool `json:"acknowledged"`
}

// Submission – kết quả gửi: the answer to [Form.Submit].
type Submission struct {
	// CanSubmit – gửi được: whether nothing blocks sending.
	CanSubmit bool `json:"can_submit"`
	// Report – báo cáo: the report in its canonical form (kh302.report/1); nil where findings block sending.
	Report json.RawMessage `json:"report"`
	// Changes – những gì thay đổi: every finding is shown from now on.
	Changes Changes `json:"changes"`
}

// Restored – nháp đã mở: the answer to [Form.Restore].
type Restored struct {
	// SameRules – cùng bộ quy tắc: whether the same rules judged the draft when it was saved.
	SameRules bool
	// Differences – những điểm được xét khác: the findings that are new or gone; empty under the same rules.
	Differences []Difference
	// Changes – những gì thay đổi: what the draft changed in the form.
	Changes Changes
}

// Difference – một điểm được xét khác: a finding that only the present rules or only the earlier rules give.
type Difference struct {
	// Code – mã quy tắc: the code of the check.
	Code string `json:"code"`
	// At – vị trí của phát hiện: the id of a figure, or a JSON pointer.
	At string `json:"at"`
	// Found – nay có phát hiện: true where the finding is new; false where it is gone.
	Found bool `json:"found"`
}

// FieldState – trạng thái ô: what is known of a field.
type FieldState struct {
	// Raw – nội dung đã nhập: the text as it was typed.
	Raw string `json:"raw"`
	// Value – giá trị: the number that was typed, or a flag as 0 or 1; nil where it is missing or cannot be read.
	Value *uint64 `json:"value"`
	// Proposed – giá trị đề xuất: the number that follows from other figures while nothing is typed. The field counts as missing until the
	// number is accepted.
	Proposed *uint64 `json:"proposed"`
	// Required – bắt buộc: whether the report requires the field.
	Required bool `json:"required"`
	// Visible – hiển thị: whether the field belongs to a report of this period.
	Visible bool `json:"visible"`
	// Locked – khóa: whether the field is shown and cannot be typed.
	Locked bool `json:"locked"`
	// Computed – tính được: whether the value follows from other figures, which then propose it.
	Computed bool `json:"computed"`
	// Filled – đã điền 0: whether [Form.Nothing] filled the field.
	Filled bool `json:"filled"`
	// Errors – số lỗi: how many errors are shown at the field.
	Errors int `json:"errors"`
	// Others – số cảnh báo: how many warnings and notices without an explanation are shown at the field.
	Others int `json:"others"`
	// Shows – hiển thị phát hiện: whether the findings of the field are to be shown.
	Shows bool `json:"shows"`
}

// Progress – tiến độ: how many of the required fields of a section have a readable value.
type Progress struct {
	Filled int `json:"filled"`
	Of     int `json:"of"`
}

// action is an action on a form as JSON, with the members that it needs.
type action map[string]any

// do does an action and returns its answer as it is.
func (f *Form) do(ctx context.Context, what action) ([]byte, error) {
	text, err := json.Marshal(what)
	if err != nil {
		return nil, err
	}
	return f.Do(ctx, text)
}

// perform does an action and reads its answer.
func perform[T any](ctx context.Context, f *Form, what action) (T, error) {
	var read T
	answer, err := f.do(ctx, what)
	if err != nil {
		return read, err
	}
	if err := json.Unmarshal(answer, &read); err != nil {
		return read, fault(err)
	}
	return read, nil
}

// Set – nhập: sets the text of a field as it is typed. A locked field stays as it is.
func (f *Form) Set(ctx context.Context, field, text string) (Changes, error) {
	return perform[Changes](ctx, f, action{"do": "set", "field": field, "text": text})
}

// Leave – rời ô: notes that a field was left; from now on its findings are shown.
func (f *Form) Leave(ctx context.Context, field string) (Changes, error) {
	return perform[Changes](ctx, f, action{"do": "leave", "field": field})
}

// Accept – nhận giá trị đề xuất: sets a field to the number that the other figures propose, as if it had been typed.
func (f *Form) Accept(ctx context.Context, field string) (Changes, error) {
	return perform[Changes](ctx, f, action{"do": "accept", "field": field})
}

// Unlock – đính chính: unlocks an opening stock that was taken from the report before.
func (f *Form) Unlock(ctx context.Context, field string) (Changes, error) {
	return perform[Changes](ctx, f, action{"do": "unlock", "field": field})
}

// Nothing – không phát sinh trong kỳ: fills the empty flows of a section with zeros. [Form.UndoNothing] removes them again.
func (f *Form) Nothing(ctx context.Context, section string) (Changes, error) {
	return perform[Changes](ctx, f, action{"do": "nothing", "section": section})
}

// UndoNothing – bỏ các số 0 đã điền: removes the zeros of [Form.Nothing], except where something else was typed since.
func (f *Form) UndoNothing(ctx context.Context, section string) (Changes, error) {
	return perform[Changes](ctx, f, action{"do": "undo_nothing", "section": section})
}

// Prefill – lấy số kỳ trước: copies the closing stocks of the report before to the opening stocks, and locks them.
func (f *Form) Prefill(ctx context.Context) (Changes, error) {
	return perform[Changes](ctx, f, action{"do": "prefill"})
}

// AsOf – ngày đánh giá: judges the report as of another day, such as "2025-12-16".
func (f *Form) AsOf(ctx context.Context, day string) (Changes, error) {
	return perform[Changes](ctx, f, action{"do": "as_of", "day": day})
}

// Acknowledge – giải trình: explains a warning or notice, on a day as a person writes it; the day may be empty.
func (f *Form) Acknowledge(ctx context.Context, finding uint32, reason, on string) (Changes, error) {
	return perform[Changes](ctx, f, action{"do": "acknowledge", "finding": finding, "reason": reason, "on": on})
}

// Withdraw – rút giải trình: withdraws the explanation of a finding.
func (f *Form) Withdraw(ctx context.Context, finding uint32) (Changes, error) {
	return perform[Changes](ctx, f, action{"do": "withdraw", "finding": finding})
}

// Submit – gửi báo cáo: gives the report in its canonical form, unless findings block sending. From now on every finding is shown.
func (f *Form) Submit(ctx context.Context) (Submission, error) {
	return perform[Submission](ctx, f, action{"do": "submit"})
}

// Snapshot – lưu nháp: returns the draft (kh302.draft/1), with every text as it was typed.
func (f *Form) Snapshot(ctx context.Context) ([]byte, error) {
	return f.do(ctx, action{"do": "snapshot"})
}

// Restore – mở nháp: restores a draft that [Form.Snapshot] gave. Where it is no draft, or one of another report, nothing is changed.
func (f *Form) Restore(ctx context.Context, draft []byte) (Restored, error) {
	if !json.Valid(draft) {
		return Restored{}, refuse("not_json", http.StatusBadRequest, "Bản nháp không phải JSON hợp lệ.", "The draft is not valid JSON.")
	}
	answer, err := perform[struct {
		Restored struct {
			SameRules   bool         `json:"same_rules"`
			Differences []Difference `json:"differences"`
		} `json:"restored"`
		Changes Changes `json:"changes"`
	}](ctx, f, action{"do": "restore", "draft": json.RawMessage(draft)})
	return Restored{answer.Restored.SameRules, answer.Restored.Differences, answer.Changes}, err
}

// read gives a document of what the form says.
func (f *Form) read(ctx context.Context, what string, locale Locale) ([]byte, error) {
	return f.do(ctx, action{"do": "read", "what": what, "locale": locale})
}

// Findings – các phát hiện: returns the findings with their sentences, as JSON.
func (f *Form) Findings(ctx context.Context, locale Locale) ([]byte, error) {
	return f.read(ctx, "findings", locale)
}

// Summary – danh sách lỗi: returns the findings that block sending and are to be shown, for the summary above the form, as JSON.
func (f *Form) Summary(ctx context.Context, locale Locale) ([]byte, error) {
	return f.read(ctx, "summary", locale)
}

// Assessment – kết quả đánh giá: returns the assessment of the report as it is now (kh302.assessment/1).
func (f *Form) Assessment(ctx context.Context, locale Locale) ([]byte, error) {
	return f.read(ctx, "assessment", locale)
}

// Description – mô tả biểu: returns what the form is drawn from (kh302.form/1), in the language with which it was opened.
func (f *Form) Description(ctx context.Context) ([]byte, error) {
	return f.read(ctx, "description", Vietnamese)
}

// Report – báo cáo: returns the report as it is now (kh302.report/1), whether or not it can be sent.
func (f *Form) Report(ctx context.Context) ([]byte, error) {
	return f.read(ctx, "report", Vietnamese)
}

// State – trạng thái ô: returns what is known of a field.
func (f *Form) State(ctx context.Context, field string) (FieldState, error) {
	return perform[FieldState](ctx, f, action{"do": "state", "field": field})
}

// Progress – tiến độ: returns how many of the required fields of a section have a readable value, and how many there are.
func (f *Form) Progress(ctx context.Context, section string) (Progress, error) {
	return perform[Progress](ctx, f, action{"do": "progress", "section": section})
}
