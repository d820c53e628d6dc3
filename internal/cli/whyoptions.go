package cli

import (
	"errors"
	"flag"
)

// parseWhy reads what stands behind why: a name and package patterns.
func (c *command) parseWhy(o *options, raw *rawFlags, fs *flag.FlagSet, args []string) error {
	if len(args) == 0 || args[0] == "" {
		return errors.New("why needs a name: growthlint why Type.field [packages]; pkg.var, func.local and Type.method are names too")
	}
	if err := noFlags(fs, "why", "C", "format", "json", "o", "path-root", "config", "rules", "min-confidence", "tests", "generated", "tags",
		"cache", "no-cache", "mem-limit", "v", "color", "progress", "allow-incomplete", "force"); err != nil {
		return err
	}
	o.why, o.patterns = args[0], args[1:]
	if len(o.patterns) == 0 {
		o.patterns = []string{"./..."}
	}
	return c.resolve(o, raw)
}
