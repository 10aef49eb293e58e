//go:build unix

package kh302

import (
	"bytes"
	"context"
	"fmt"
	"syscall"
	"testing"
	"time"
)

// processor returns the time in nanoseconds that the process had a processor, which other programs disturb less than the time of day.
func processor(b *testing.B) int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
}

// measure runs an action again and again, and reports the time of the processor for each.
func measure(b *testing.B, action func(at int) error) {
	b.ReportAllocs()
	begin := processor(b)
	for at := 0; b.Loop(); at++ {
		if err := action(at); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(processor(b)-begin)/float64(b.N), "cpu-ns/op")
}

func BenchmarkAssess(b *testing.B) {
	e := engine(b)
	for _, document := range []struct {
		name string
		text []byte
	}{{"published", []byte(report)}, {"full", fullYear(b)}} {
		b.Run(document.name, func(b *testing.B) {
			measure(b, func(int) error {
				_, err := e.Assess(context.Background(), document.text)
				return err
			})
		})
	}
}

func BenchmarkKeystroke(b *testing.B) {
	form := opened(b, string(fullYear(b)))
	texts := []string{"60", "61"}
	measure(b, func(at int) error {
		_, err := form.Set(context.Background(), "drug_dependent", texts[at%2])
		return err
	})
}

func BenchmarkOpenForm(b *testing.B) {
	e, text := engine(b), fullYear(b)
	measure(b, func(int) error {
		form, err := e.OpenForm(context.Background(), text)
		if err == nil {
			form.Close()
		}
		return err
	})
}

// BenchmarkReports prints the time of an assessment and of a verdict for the table of cargo xtask bench languages; KH302_REPORTS names a file
// with a report on each line.
func BenchmarkReports(b *testing.B) {
	reports := bytes.Split(bytes.TrimSpace(read(b, "KH302_REPORTS", "../../examples/data/synthetic/2025.jsonl")), []byte("\n"))
	e := engine(b)
	calls := []struct {
		name    string
		ask     method
		fastest time.Duration
	}{{name: "assess", ask: e.Assess}, {name: "verdict", ask: e.Judge}}
	for b.Loop() {
		for at := range calls {
			call, begin := &calls[at], time.Now()
			for _, report := range reports {
				if _, err := call.ask(context.Background(), report); err != nil {
					b.Fatal(err)
				}
			}
			if took := time.Since(begin); call.fastest == 0 || took < call.fastest {
				call.fastest = took
			}
		}
	}
	fmt.Println()
	for _, call := range calls {
		fmt.Printf("%s %.3f\n", call.name, float64(call.fastest.Nanoseconds())/1e3/float64(len(reports)))
	}
}
