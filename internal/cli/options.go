package cli

import (
	"slices"
)

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
