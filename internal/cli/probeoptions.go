package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/nearest"
)

// parseProbe reads the arguments of the probe command: growthlint's flags stand before the word,
// behind it are the verb, the flags of probe and of the go command, and what these are for.
func (c *command) parseProbe(o *options, raw *rawFlags, fs *flag.FlagSet, before, args []string) (*options, error) {
	if err := checkArguments(fs, before); err != nil {
		return nil, err
	}
	if err := fs.Parse(before); err != nil {
		return nil, err
	}
	if len(args) > 0 && slices.Contains([]string{"-h", "-help", "--help"}, args[0]) {
		o.print = func() (string, error) { return help([]string{"probe"}) }
		return o, nil
	}
	if len(args) == 0 || !slices.Contains(probeVerbs(), args[0]) {
		return nil, probeVerb(args)
	}
	meant := []string{"C", "json", "config", "rules", "generated", "tags", "cache", "no-cache", "mem-limit", "progress", "v", "path-root"}
	if args[0] == "report" {
		meant = append(meant, "format", "o", "force")
	}
	if err := noFlags(fs, "probe "+args[0], meant...); err != nil {
		return nil, err
	}
	o.probe = &probeOptions{verb: args[0]}
	if args[0] == "report" {
		return o, c.parseProbeReport(o, raw, args[1:])
	}
	if raw.json {
		return nil, fmt.Errorf("-json has no meaning for probe %s; growthlint probe report -json FILE reads its log", args[0])
	}
	if err := o.splitProbe(args[1:]); err != nil {
		return nil, err
	}
	if o.tags != "" && !slices.ContainsFunc(o.probe.goFlags, isTags) {
		o.probe.goFlags = append(o.probe.goFlags, "-tags="+o.tags)
	}
	return o, c.resolve(o, raw)
}

func probeVerb(args []string) error {
	const usage = "growthlint probe run|build|test [packages], or growthlint probe report FILE"
	if len(args) == 0 {
		return errors.New("probe needs to know what to do: " + usage)
	}
	if near, ok := nearest.Name(args[0], probeVerbs()); ok {
		return fmt.Errorf("probe %s: did you mean probe %s?", args[0], near)
	}
	return fmt.Errorf("probe %s: write %s", args[0], usage)
}

// parseProbeReport reads what stands behind probe report: how it is written, and the logs.
func (c *command) parseProbeReport(o *options, raw *rawFlags, args []string) error {
	fs := flag.NewFlagSet("probe report", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.BoolVar(&raw.json, "json", raw.json, "")
	fs.StringVar(&raw.file, "o", raw.file, "")
	fs.BoolVar(&o.force, "force", o.force, "")
	fs.Func("format", "", func(s string) error {
		raw.formats = append(raw.formats, s)
		return nil
	})
	if err := checkArguments(fs, args); err != nil {
		return err
	}
	if err := fs.Parse(args); err != nil {
		return err
	}
	if o.probe.files = fs.Args(); len(o.probe.files) == 0 {
		return errors.New("probe report needs the log of a program that probe run or probe build has made: growthlint probe report FILE")
	}
	if !slices.ContainsFunc(raw.formats, func(s string) bool { name, _, _ := strings.Cut(s, "="); return name == "html" }) {
		raw.config = noConfig // nothing is analysed
	}
	return c.resolve(o, raw)
}

// splitProbe tells the flags of probe from those of the go command, the packages and the arguments.
func (o *options) splitProbe(args []string) error {
	p := o.probe
	fs := flag.NewFlagSet("probe", flag.ContinueOnError)
	probeFlags(fs, p)
	for i := 0; i < len(args); i++ {
		name, ok, hasValue := flagName(args[i])
		switch {
		case args[i] == "--" || args[i] == "-args" || args[i] == "--args":
			p.args = args[i+1:]
			return o.checkProbe()
		case !ok:
			o.patterns = append(o.patterns, args[i])
			if p.verb == "run" {
				if p.args = args[i+1:]; len(p.args) > 0 && p.args[0] == "--" {
					p.args = p.args[1:]
				}
				return o.checkProbe()
			}
			continue
		}
		own := fs.Lookup(name)
		alone := hasValue || own != nil && isBool(own) || own == nil && slices.Contains(goSwitches(), name)
		if !alone && i+1 == len(args) {
			return fmt.Errorf("flag -%s needs a value", name)
		}
		given := "-" + strings.TrimLeft(args[i], "-")
		if !alone {
			i++
			given += "=" + args[i]
		}
		if own == nil {
			p.goFlags = append(p.goFlags, given)
			continue
		}
		value := strings.TrimPrefix(strings.TrimPrefix(given, "-"+name), "=")
		if value == "" && isBool(own) {
			value = "true"
		}
		if err := fs.Set(name, value); err != nil {
			return fmt.Errorf("invalid value %q for flag -%s: %w", value, name, err)
		}
	}
	return o.checkProbe()
}

func isTags(f string) bool { return strings.HasPrefix(f, "-tags=") }

// checkProbe refuses what cannot go together.
func (o *options) checkProbe() error {
	p := o.probe
	for _, f := range p.goFlags {
		name, _, _ := flagName(f)
		switch {
		case name == "C":
			return fmt.Errorf("-C goes first: growthlint -C DIR probe %s", p.verb)
		case name == "overlay":
			return errors.New("probe gives the go command an overlay of its own, and there can be only one; leave -overlay out")
		case name == "vet":
			return errors.New("under probe go test runs without vet, since the probe's package is in no folder that vet could enter; leave -vet out")
		case name == "exec" && p.verb == "run":
			return errors.New("probe run starts the program itself; build it with growthlint probe build, and then run it")
		case isTags(f):
			o.tags = strings.ReplaceAll(strings.TrimPrefix(f, "-tags="), " ", ",")
		}
	}
	if len(o.patterns) == 0 {
		o.patterns = []string{"."}
	}
	if slices.ContainsFunc(o.patterns, func(s string) bool { return strings.HasSuffix(s, ".go") }) {
		return fmt.Errorf("probe %s needs packages, not files; write . for the one in this directory", p.verb)
	}
	if p.verb == "test" && (p.expvar || p.metrics != "") {
		return errors.New("tests end too soon to be asked: leave -expvar and -metrics out of probe test")
	}
	return nil
}
