package cli

import (
	"flag"
	"strings"

	"github.com/growthlint/growthlint/internal/report"
)

const usageHead = `growthlint finds what only grows: maps, locks, slices that gain entries and never lose them.

usage:
  growthlint [flags] [packages]   analyse (default ./...)
  growthlint explain [RULE]       what a rule reports and how to fix it; without RULE the list
  growthlint why NAME [packages]  who keeps it, what runs it, what decides, what would change that:
                                  Type.field, pkg.var, func.local, or a function for what it starts
  growthlint rank -profile FILE [packages]
                                  the findings by what a heap or goroutine profile holds of them;
                                  with -base FILE by what grew since
  growthlint config check         whether the configuration is sound; print: where each value comes
                                  from; flags [nogo]: the same as flags for go vet, or for nogo
  growthlint [flags] link DIR...  judge what runs with -summaries DIR have written
  growthlint cache stat           what is kept between runs; prune [SIZE], clear: less of it

flags:
`

const usageTail = `
exit status:
  0    clean
  1    findings at or above -fail-on
  2    usage or configuration: nothing was analysed, or the report could not be written
  3    incomplete: a package that the patterns match could not be analysed in full
  130  interrupted: nothing was written
`

// usage returns the help text.
func usage() string {
	var rows [][2]string
	flagSet(&options{}, &rawFlags{}).VisitAll(func(f *flag.Flag) {
		value, text := flag.UnquoteUsage(f)
		rows = append(rows, [2]string{strings.TrimSpace("-" + f.Name + " " + value), text})
	})
	var formats [][2]string
	for _, f := range report.Formats() {
		formats = append(formats, [2]string{f.Name, f.Summary})
	}
	return usageHead + table(rows) + "\nflags of rank:\n" + table(rankRows()) + "\nformats:\n" + table(formats) + usageTail
}

// rankRows are the flags that only the rank command has.
func rankRows() [][2]string {
	fs := flag.NewFlagSet("rank", flag.ContinueOnError)
	rankFlags(fs, &rankOptions{})
	var rows [][2]string
	fs.VisitAll(func(f *flag.Flag) {
		value, text := flag.UnquoteUsage(f)
		rows = append(rows, [2]string{strings.TrimSpace("-" + f.Name + " " + value), text})
	})
	return rows
}
