package cli

import (
	"fmt"
	"os"
	"path/filepath"
)

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

// directory returns dir as an absolute path, or an error if it is none.
func directory(flagName, dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", flagName, dir, err)
	}
	info, err := os.Stat(abs)
	if err != nil {
		return "", fmt.Errorf("%s %s: no such directory; name an existing one (%w)", flagName, dir, err)
	}
	if !info.IsDir() {
		return "", fmt.Errorf("%s %s: not a directory; name the directory that holds it", flagName, dir)
	}
	return abs, nil
}
