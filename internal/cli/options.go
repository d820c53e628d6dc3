package cli

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/nearest"
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

// parse reads the arguments. It returns flag.ErrHelp if help is asked for; every
// other error names its mend.
func (c *command) parse(args []string) (*options, error) {
	o := &options{color: auto, progress: auto}
	raw := &rawFlags{ruleNames: ruleNames(c.rules)}
	fs := flagSet(o, raw)
	if i := rankAt(args); i >= 0 {
		return c.parseRank(o, raw, fs, slices.Delete(slices.Clone(args), i, i+1))
	}
	if i := wordAt(fs, args, "probe"); i >= 0 {
		return c.parseProbe(o, raw, fs, args[:i], args[i+1:])
	}
	if err := checkArguments(fs, args); err != nil {
		return nil, err
	}
	if err := fs.Parse(args); err != nil {
		return nil, err
	}
	rest := fs.Args()
	if len(rest) > 0 && slices.Contains(commandNames(), rest[0]) {
		if rest[0] == "lsp" {
			return o, c.parseLsp(o, raw, fs, args[:len(args)-len(rest)], rest[1:])
		}
		return o, c.parseCommand(o, raw, fs, rest)
	}
	o.patterns = rest
	if len(rest) == 0 {
		o.patterns = []string{"./..."}
	}
	return o, c.resolve(o, raw)
}

// resolve fills what depends on several flags.
func (c *command) resolve(o *options, raw *rawFlags) error {
	var err error
	if o.dir, err = directory("-C", raw.chdir); err != nil {
		return err
	}
	o.pathBase, o.repoRoot = o.dir, repositoryRoot(o.dir)
	if raw.pathRoot != "" {
		if o.pathBase, err = directory("-path-root", within(o.dir, raw.pathRoot)); err != nil {
			return err
		}
		o.repoRoot = o.pathBase
	}
	if err := c.configure(o, raw); err != nil {
		return err
	}
	if err := baselineOptions(o, raw); err != nil {
		return err
	}
	if err := summariesOptions(o, raw); err != nil {
		return err
	}
	if o.outputs, err = outputsOf(raw, o.dir); err != nil {
		return err
	}
	switch {
	case o.why != "":
		return whyOutput(o.outputs)
	case o.rank != nil:
		return rankOutput(o.outputs)
	case o.probe != nil && o.probe.verb == "report":
		return probeOutput(o.outputs)
	}
	return fixOptions(o, raw)
}

// noFlags refuses flags that a command would ignore: all but some.
func noFlags(fs *flag.FlagSet, command string, but ...string) error {
	var err error
	fs.Visit(func(f *flag.Flag) {
		if err == nil && !slices.Contains(but, f.Name) {
			err = fmt.Errorf("-%s has no meaning for %s; leave it out", f.Name, command)
		}
	})
	return err
}

// checkArguments finds the mistakes that package flag reports badly or, as a
// flag behind a pattern, not at all.
func checkArguments(fs *flag.FlagSet, args []string) error {
	for i := 0; i < len(args); i++ {
		if args[i] == "--" {
			return checkPatterns(fs, args[i:])
		}
		name, ok, hasValue := flagName(args[i])
		if !ok {
			return checkPatterns(fs, args[i:])
		}
		if name == "h" || name == "help" {
			return nil
		}
		f := fs.Lookup(name)
		if f == nil {
			return unknownFlag(fs, name)
		}
		if err := checkValue(f, args[i], args[i+1:]); err != nil {
			return err
		}
		if !isBool(f) && !hasValue {
			i++
		}
	}
	return nil
}

// checkValue refuses a flag without the value that it needs, or with one that is neither
// true nor false.
func checkValue(f *flag.Flag, arg string, rest []string) error {
	_, value, has := strings.Cut(arg, "=")
	switch {
	case isBool(f) && has:
		if _, err := strconv.ParseBool(value); err != nil {
			return fmt.Errorf("invalid value %q for flag -%s: must be true or false", value, f.Name)
		}
	case !isBool(f) && !has && len(rest) == 0:
		name, _ := flag.UnquoteUsage(f)
		return fmt.Errorf("flag -%s needs a value: -%s %s", f.Name, f.Name, name)
	}
	return nil
}

// checkPatterns refuses flags behind the first pattern.
func checkPatterns(fs *flag.FlagSet, patterns []string) error {
	for i, arg := range patterns[1:] {
		name, ok, hasValue := flagName(arg)
		if !ok {
			continue
		}
		f := fs.Lookup(name)
		if f == nil && name != "h" && name != "help" {
			return unknownFlag(fs, name)
		}
		moved := arg
		if f != nil && !isBool(f) && !hasValue && i+2 < len(patterns) {
			moved += " " + patterns[i+2]
		}
		return fmt.Errorf("flag %s comes after %s, but flags go first; move it: growthlint %s %s", arg, patterns[0], moved, patterns[0])
	}
	return nil
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

// unknownFlag names the flag that must have been meant.
func unknownFlag(fs *flag.FlagSet, name string) error {
	if owner := ownerOf(name); owner != "" {
		return fmt.Errorf("flag -%s is one of growthlint %s; write growthlint %s -%s", name, owner, owner, name)
	}
	var known []string
	fs.VisitAll(func(f *flag.Flag) { known = append(known, "-"+f.Name) })
	if near, ok := nearest.Name("-"+name, known); ok {
		return fmt.Errorf("unknown flag -%s; did you mean %s? (growthlint -h lists the flags)", name, near)
	}
	return fmt.Errorf("unknown flag %s; growthlint -h lists the flags", strconv.Quote("-"+name))
}
