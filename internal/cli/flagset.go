package cli

import (
	"flag"
	"io"
	"strings"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/report"
)

// options is what the arguments ask for, checked and resolved.
type options struct {
	// dir is the absolute directory of the run, after -C.
	dir string
	// pathBase is the directory to which the report's paths are relative.
	pathBase string
	// repoRoot is the directory to which paths are relative in formats that are read
	// beside the repository.
	repoRoot string
	patterns []string
	outputs  []output
	rules    []string
	tags     string

	// config is what the flags and, below them, the configuration say.
	config *config.Config
	// configFile is the absolute path of the file that was read, "" if none was.
	configFile string
	levels     report.Levels
	// baseline is the absolute path of the baseline, "" for none.
	baseline      string
	writeBaseline bool
	// newFrom is the revision to compare with, "" for none.
	newFrom         string
	fixing          fixing
	force           bool
	allowIncomplete bool
	verbose         bool
	stats           bool
	version         bool
	color           mode
	group           grouping
	progress        mode
	// print makes the text of a command that neither reads code nor configuration, nil
	// if it is another.
	print func() (string, error)
	// explain and about hold the arguments of the explain and the config command, nil
	// if it is another.
	explain, about []string
	// why is the name that the why command asks for, "" if it is another command.
	why string
	// rank is what the rank command asks for, nil if it is another command.
	rank *rankOptions
	// probe is what the probe command asks for, nil if it is another command.
	probe *probeOptions
	// cacheArgs and linkDirs hold those of the cache and the link command.
	cacheArgs, linkDirs []string
	// init asks for the init command.
	init bool
	// editor are the flags of the lsp command, nil if it is another.
	editor []string
	cache  cacheOptions
}

// rawFlags are the flags' texts whose meaning depends on other flags.
type rawFlags struct {
	chdir, pathRoot string
	formats         []string
	json            bool
	file            string
	ruleNames       []string
	// config is the configuration file, over what flags say instead of it.
	config string
	over   config.Config

	baseline      string
	writeBaseline bool
	newFrom       string
	fix, diff     bool
}

// flagSet returns the flags that are built. A usage text begins with the name of
// its value in back quotes.
func flagSet(o *options, raw *rawFlags) *flag.FlagSet {
	fs := flag.NewFlagSet("growthlint", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&raw.chdir, "C", ".", "change to `DIR` first; patterns and files are meant there")
	fs.Func("format", "write `NAME[=FILE]`, repeatable, to FILE or standard output (default text)", func(s string) error {
		raw.formats = append(raw.formats, s)
		return nil
	})
	fs.BoolVar(&raw.json, "json", false, "the same as -format json")
	fs.StringVar(&raw.file, "o", "", "write the only format to `FILE`")
	configFlags(fs, raw)
	fs.StringVar(&raw.newFrom, "new-from", "", "report only what is new since HEAD parted from `REV`, or with =REV since REV itself")
	cacheFlags(fs, &o.cache)
	fs.StringVar(&raw.baseline, "baseline", "", "silence the findings that `FILE` records")
	fs.BoolVar(&raw.fix, "fix", false, "apply the fixes of the findings that are reported")
	fs.BoolVar(&raw.diff, "diff", false, "write what -fix would change to standard output, as a unified diff, and change nothing")
	fs.BoolVar(&o.force, "force", false, "replace files that are no reports, and with -fix change vendored, generated and read-only files and other modules")
	fs.BoolVar(&raw.writeBaseline, "write-baseline", false, "record today's findings in the file that -baseline names, and remove stale ones")
	fs.Func("severity", "levels in sarif, github, rdjson, gitlab, checkstyle, junit: `LEVELS` such as high=error,medium=warning,low=note (the default)", func(s string) (err error) {
		o.levels, err = report.ParseLevels(s)
		return err
	})
	fs.BoolVar(&o.allowIncomplete, "allow-incomplete", false, "do not exit with 3 when a package could not be analysed in full")
	fs.StringVar(&o.tags, "tags", "", "build tags `a,b`, as for go build")
	fs.StringVar(&raw.pathRoot, "path-root", "", "show paths relative to `DIR` instead of the working directory or, in formats for code review, the repository")
	fs.BoolVar(&o.verbose, "v", false, "show all sites and the evidence for and against")
	fs.BoolVar(&o.stats, "stats", false, "print counts, times and memory to standard error")
	fs.Func("group", "put the text's findings together `BY` package, holder or none (default: package in a terminal, else none)", o.group.set)
	fs.Func("color", "colour the text `WHEN`: auto, always or never (default auto; NO_COLOR is honoured)", o.color.set)
	fs.Func("progress", "tell the progress on standard error `WHEN`: auto, always or never (default auto)", o.progress.set)
	fs.BoolVar(&o.version, "version", false, "print the version and exit")
	return fs
}

// flagName returns the name in an argument that is a flag, and whether a value
// is written behind an equals sign.
func flagName(arg string) (name string, ok, hasValue bool) {
	if len(arg) < 2 || arg[0] != '-' {
		return "", false, false
	}
	name = strings.TrimPrefix(arg[1:], "-")
	name, _, hasValue = strings.Cut(name, "=")
	return name, true, hasValue
}

func isBool(f *flag.Flag) bool {
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}
