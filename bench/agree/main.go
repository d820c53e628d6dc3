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
	r, err := runOf(*tool, *dir, fs.Args())
	if err != nil {
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
	tally(stdout, alone, whole)
	for _, p := range problems {
		fmt.Fprintln(stdout, p)
	}
	if len(problems) > 0 {
		return errors.New("the drivers disagree")
	}
	return nil
}

// runOf is a run with absolute paths.
func runOf(tool, dir string, args []string) (agree.Run, error) {
	var err error
	if tool, err = filepath.Abs(tool); err != nil {
		return agree.Run{}, err
	}
	dir, err = filepath.Abs(dir)
	return agree.Run{Tool: tool, Dir: dir, Args: args}, err
}

// tally prints how many findings each side has, and how many of the other's.
func tally(stdout io.Writer, alone, whole []agree.Report) {
	var medium []agree.Report
	for _, f := range whole {
		if f.Confidence != "low" {
			medium = append(medium, f)
		}
	}
	missed, demoted := len(agree.Outside(medium, alone)), len(agree.Outside(alone, medium))
	fmt.Fprintf(stdout, "passes: %d findings, %d of them low for the command; command: %d at medium or above, %d of them not by passes; %d in all\n",
		len(alone), demoted, len(medium), missed, len(whole))
}
