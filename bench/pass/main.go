// Command pass is growthlint as a package-at-a-time driver sees it, in process and
// without compiling: each package is judged by itself, with the digests of its direct
// imports alone. It writes the command's JSON, so that it can be measured as a tool:
//
//	go build -o pass ./bench/pass
//	go run ./bench/history -tool pass -cases FILE -mirrors DIR
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/passdrive"
	"github.com/growthlint/growthlint/internal/report"
	"github.com/growthlint/growthlint/passes"
	"github.com/growthlint/growthlint/passes/summary"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "pass:", err)
		os.Exit(2)
	}
}

// run takes the flags that measurements use of the command's.
func run(args []string, stdout io.Writer) error {
	var settings summary.Settings
	var opts passdrive.Options
	fs := flag.NewFlagSet("pass", flag.ContinueOnError)
	settings.Flags(fs)
	fs.StringVar(&opts.Dir, "C", ".", "run in `DIR`")
	fs.BoolVar(&opts.Bare, "bare", false, "give passes no module and no ReadFile, as nogo")
	noDigests := fs.Bool("no-digests", false, "exchange no facts")
	format := fs.String("format", "json", "write `NAME`")
	if err := fs.Parse(args); err != nil {
		return err
	}
	out, ok := report.Find(*format)
	if !ok {
		return fmt.Errorf("no format %q", *format)
	}
	opts.Patterns = fs.Args()
	opts.Analyzers = passes.New(&settings, summary.Options{Digests: !*noDigests})
	res, err := passdrive.Run(context.Background(), opts)
	if err != nil {
		return err
	}
	r := &report.Report{Version: "(devel)", Findings: res.Findings}
	for _, t := range res.Troubles {
		if !t.Note {
			r.Troubles = append(r.Troubles, t)
		}
	}
	for _, err := range res.Failed {
		r.Troubles = append(r.Troubles, finding.Trouble{Kind: finding.TroubleInternal, Message: err.Error()})
	}
	return out.Write(stdout, r, report.Style{})
}
