package cli

import (
	"cmp"
	"flag"
)

// parseLsp reads the flags of the language server. They are read again for each directory
// that is analysed, with the configuration that holds there; flags are what stands before the
// command's name.
func (c *command) parseLsp(o *options, raw *rawFlags, fs *flag.FlagSet, flags, rest []string) error {
	if err := cmp.Or(alone("lsp", rest), noFlags(fs, "lsp", "config", "rules", "min-confidence", "tests", "generated", "tags", "baseline",
		"severity", "cache", "no-cache", "mem-limit")); err != nil {
		return err
	}
	o.editor = append([]string{}, flags...)
	raw.config = noConfig
	return c.resolve(o, raw)
}
