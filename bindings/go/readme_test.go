package kh302

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// TestReadme builds and runs the program of README.md as it stands.
func TestReadme(t *testing.T) {
	source := func(file string) []byte {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	program := regexp.MustCompile("(?s)```go\n(.*?)```").FindSubmatch(source("README.md"))
	if program == nil {
		t.Fatal("there is no program in README.md")
	}
	question := regexp.MustCompile("`(.*)`").FindSubmatch(program[1])
	if question == nil {
		t.Fatal("the program of README.md has no report")
	}
	expected, err := engine(t).Assess(context.Background(), question[1])
	if err != nil {
		t.Fatal(err)
	}

	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	own := string(regexp.MustCompile(`(?m)^module .*$`).ReplaceAll(source("go.mod"), []byte("module readme")))
	dir := t.TempDir()
	for name, content := range map[string][]byte{
		"main.go":    program[1],
		"kh302.wasm": module(t),
		"go.mod":     []byte(own + "\nrequire example.org/kh302 v0.0.0\nreplace example.org/kh302 => " + here + "\n"),
		"go.sum":     source("go.sum"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := exec.Command("go", "run", ".")
	run.Dir = dir
	run.Stderr = os.Stderr
	printed, err := run.Output()
	if err != nil || string(printed) != string(expected)+"\n" {
		t.Errorf("the program of README.md: %v %s", err, printed)
	}
}
