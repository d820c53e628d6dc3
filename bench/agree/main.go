// Command agree measures how the drivers agree on a tree: real go vet against the passes
// in process, and both against the command.
//
//	go build -o growthlint ./cmd/growthlint
//	go run ./bench/agree -tool ./growthlint -C DIR ./...
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/growthlint/growthlint/internal/agree"
)

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "agree:", err)
		os.Exit(1)
	}
}

// run prints what was counted and each disagreement, which are an error.
func run(ctx context.Context, args []string, stdout io.Writer) error {
	fs := flag.NewFlagSet("agree", flag.ContinueOnError)
	tool := fs.String("tool", "growthlint", "run the command `FILE`")
	dir := fs.String("C", ".", "run in `DIR`")
	noVet := fs.Bool("no-vet", false, "leave go vet out, which compiles dependencies")
	if err := fs.Parse(args); err != nil {
		return err
	}
	r := agree.Run{Args: fs.Args()}
	var err error
	if r.Tool, err = filepath.Abs(*tool); err != nil {
		return err
	}
	if r.Dir, err = filepath.Abs(*dir); err != nil {
		return err
	}
	alone, err := agree.Passes(ctx, r)
	if err != nil {
		return err
	}
	whole, err := agree.Command(ctx, r)
	if err != nil {
		return err
	}
	var problems []string
	if !*noVet {
		vet, err := agree.Vet(ctx, r)
		if err != nil {
			return err
		}
		fmt.Fprintf(stdout, "go vet: %d findings\n", len(vet))
		problems = agree.Different("go vet", vet, alone)
	}
	for _, f := range agree.Outside(alone, whole) {
		problems = append(problems, fmt.Sprintf("vanished: %s:%d: %s", f.File, f.Line, f.Message))
	}
	confidence := map[string]string{}
	for _, f := range whole {
		confidence[f.Fingerprint] = f.Confidence
	}
	low := 0
	for _, f := range alone {
		if confidence[f.Fingerprint] == "low" {
			low++
		}
	}
	fmt.Fprintf(stdout, "passes: %d findings, %d of them low in the whole program; command: %d at low or above\n", len(alone), low, len(whole))
	for _, p := range problems {
		fmt.Fprintln(stdout, p)
	}
	if len(problems) > 0 {
		return errors.New("the drivers disagree")
	}
	return nil
}
