// Command service – dịch vụ HTTP: answers every call of the library at POST /{call}, for instance POST /assess with a report.
package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"os"
	"time"

	"example.org/kh302"
)

// limit is the largest body, in bytes: the longest report that the library reads. Raise it for calls about many reports.
const limit = 1 << 20

func main() {
	wasm, err := os.ReadFile(cmp.Or(os.Getenv("KH302_WASM"), "kh302.wasm"))
	if err != nil {
		log.Fatal(err)
	}
	engine, err := kh302.New(context.Background(), wasm)
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) { send(w, http.StatusOK, "text/plain", []byte("ok")) })
	http.HandleFunc("POST /{call}", func(w http.ResponseWriter, r *http.Request) {
		name := r.PathValue("call")
		body, err := io.ReadAll(io.LimitReader(r.Body, limit+1))
		if err != nil {
			http.Error(w, http.StatusText(http.StatusBadRequest), http.StatusBadRequest)
			return
		}
		if len(body) > limit {
			// The library itself says that a report is too long.
			name = "assess"
		}
		answer, err := engine.Call(r.Context(), name, body)
		var refused *kh302.Error
		switch {
		case errors.As(err, &refused):
			send(w, refused.HTTPStatus, "application/json", refused.Document)
		case err != nil:
			http.Error(w, http.StatusText(http.StatusServiceUnavailable), http.StatusServiceUnavailable)
		default:
			send(w, http.StatusOK, "application/json", answer)
		}
	})
	server := http.Server{Addr: "127.0.0.1:" + cmp.Or(os.Getenv("PORT"), "8302"), ReadTimeout: 30 * time.Second, WriteTimeout: 30 * time.Second}
	log.Fatal(server.ListenAndServe())
}

func send(w http.ResponseWriter, status int, contentType string, body []byte) {
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	// Nothing to do where the client is gone.
	_, _ = w.Write(body)
}
