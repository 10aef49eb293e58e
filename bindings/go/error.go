package kh302

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
)

// ErrClosed is returned by an [Engine] or a [Form] that was closed, and by a form whose last action failed inside the library.
var ErrClosed = errors.New("kh302: the engine or form is closed")

// Error – tài liệu báo lỗi: says why there is no answer. It is the document kh302.error/1.
type Error struct {
	// Code – mã lỗi: the kind of error, such as "not_json" or "missing_member".
	Code string
	// Message – câu giải thích lỗi: the sentence for people, in the language of the question; Vietnamese where it names none.
	Message string
	// At – vị trí của lỗi: a JSON pointer into the document; empty for the whole document.
	At string
	// HTTPStatus – mã HTTP: the status with which a service passes the error on, such as 422.
	HTTPStatus int
	// Document is the whole error document, as JSON.
	Document []byte

	cause error
}

// Error gives the code, the place and the sentence.
func (e *Error) Error() string {
	if e.At == "" {
		return "kh302: " + e.Code + ": " + e.Message
	}
	return "kh302: " + e.Code + " at " + e.At + ": " + e.Message
}

// Unwrap gives what went wrong inside the module, for the code "internal".
func (e *Error) Unwrap() error {
	return e.cause
}

// errorBody is the part of an error document that tells about the error.
type errorBody struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	At      string `json:"at"`
}

type errorDocument struct {
	Schema string    `json:"schema"`
	Error  errorBody `json:"error"`
}

// readError reads an error document that the library wrote.
func readError(document []byte) *Error {
	var read errorDocument
	if err := json.Unmarshal(document, &read); err != nil {
		return fault(err)
	}
	return &Error{Code: read.Error.Code, Message: read.Error.Message, At: read.Error.At, Document: document}
}

// refuse makes the error for a question that cannot be put to the module.
func refuse(code string, httpStatus int, vi, en string) *Error {
	body := errorBody{Code: code, Message: vi + " · " + en}
	var document bytes.Buffer
	writer := json.NewEncoder(&document)
	// Writes texts as the library does, which does not guard against HTML.
	writer.SetEscapeHTML(false)
	// Cannot fail: it has texts only, and goes into memory.
	_ = writer.Encode(errorDocument{Schema: "kh302.error/1", Error: body})
	return &Error{Code: body.Code, Message: body.Message, HTTPStatus: httpStatus, Document: bytes.TrimSuffix(document.Bytes(), []byte("\n"))}
}

// fault makes the error for a call that did not end.
func fault(cause error) *Error {
	err := refuse(
		"internal",
		http.StatusInternalServerError,
		"Thư viện gặp lỗi bên trong; xin báo cho người phát triển.",
		"The library failed inside; please tell its developers.",
	)
	err.cause = cause
	return err
}
