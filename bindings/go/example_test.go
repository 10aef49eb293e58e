package kh302_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"

	"example.org/kh302"
)

// wasm stands for the bytes of kh302.wasm, which a program has by go:embed.
func wasm() []byte {
	path := "../../target/c/dist/lib/kh302.wasm"
	if named := os.Getenv("KH302_WASM"); named != "" {
		path = named
	}
	bytes, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	return bytes
}

func Example() {
	ctx := context.Background()
	engine, err := kh302.New(ctx, wasm())
	if err != nil {
		log.Fatal(err)
	}
	defer engine.Close()

	report := `{"schema":"kh302.report/1","area":"19815","period":"2025","figures":
		{"population":1000,"drug_dependent":5,"use_points":2,"drug_arrests":1}}`
	answer, err := engine.Assess(ctx, []byte(report))
	if err != nil {
		log.Fatal(err)
	}
	var assessment struct {
		CanSubmit bool   `json:"can_submit"`
		Plan      string `json:"plan"`
	}
	if err := json.Unmarshal(answer, &assessment); err != nil {
		log.Fatal(err)
	}
	fmt.Println(assessment.CanSubmit, assessment.Plan)
	// Output: false kh302-2023
}

func ExampleError() {
	ctx := context.Background()
	engine, err := kh302.New(ctx, wasm())
	if err != nil {
		log.Fatal(err)
	}
	defer engine.Close()

	_, err = engine.Assess(ctx, []byte(`{"schema":"kh302.report/1","area":"19815","period":"2025","figures":[]}`))
	var refused *kh302.Error
	if errors.As(err, &refused) {
		fmt.Println(refused.Code, refused.At)
	}
	// Output: wrong_type /figures
}

func ExampleEngine_OpenForm() {
	ctx := context.Background()
	engine, err := kh302.New(ctx, wasm())
	if err != nil {
		log.Fatal(err)
	}
	defer engine.Close()

	form, err := engine.OpenForm(ctx, []byte(`{"schema":"kh302.report/1","area":"19815","period":"2025-09","figures":{}}`))
	if err != nil {
		log.Fatal(err)
	}
	defer form.Close()
	changes, err := form.Set(ctx, "population", "1,5")
	if err != nil {
		log.Fatal(err)
	}
	for _, found := range changes.Found {
		fmt.Println(found.Severity)
	}
	// Output: error
}
