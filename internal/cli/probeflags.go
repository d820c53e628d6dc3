package cli

import (
	"errors"
	"flag"
	"strings"
	"time"
)

// probeOptions say what the probe command builds, runs or reads.
type probeOptions struct {
	// verb is run, build, test or report.
	verb string
	// log, every and metrics are as they were given, "" for what is usual.
	log, every, metrics string
	expvar              bool
	// goFlags are handed to the go command; args to the program, or to the tests with -args.
	goFlags, args []string
	// files are the logs to report on.
	files []string
}

func probeVerbs() []string { return []string{"run", "build", "test", "report"} }

// probeFlags registers the flags that the probe command has besides those of the go command.
func probeFlags(fs *flag.FlagSet, o *probeOptions) {
	fs.StringVar(&o.log, "log", "", "append the log to `FILE`, or - for standard error (default)")
	fs.Func("every", "write a line each `DURATION`, 0 for the last line alone (default 30s)", func(s string) error {
		if d, err := time.ParseDuration(s); err != nil || d < 0 {
			return errors.New("must be a duration such as 10s or 5m")
		}
		o.every = s
		return nil
	})
	fs.StringVar(&o.metrics, "metrics", "", "serve the text form of Prometheus on `ADDR`, such as localhost:9190")
	fs.BoolVar(&o.expvar, "expvar", false, "publish growthlint.probe by package expvar")
}

// goSwitches are the flags of go build and go test that take no value.
func goSwitches() []string {
	return strings.Fields("a n race msan asan cover v work x asmflags linkshared modcacherw trimpath buildvcs i c json short failfast fullpath benchmem artifacts")
}

// wordAt is the index of a word that is a command if it is the first argument that is no flag
// of the set and no flag's value, else -1.
func wordAt(fs *flag.FlagSet, args []string, word string) int {
	for i := 0; i < len(args); i++ {
		name, ok, hasValue := flagName(args[i])
		if !ok && args[i] == word {
			return i
		}
		f := fs.Lookup(name)
		if !ok || f == nil {
			return -1
		}
		if !isBool(f) && !hasValue {
			i++
		}
	}
	return -1
}
