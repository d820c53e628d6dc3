package cli

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/suppress"
)

// configuration is the config command: it checks the configuration, which was read
// before, prints it with the place of each value, or prints it as flags.
func (c *command) configuration(o *options) (int, error) {
	var out bytes.Buffer
	var err error
	switch verb := strings.Join(o.about, " "); verb {
	case "check":
		out.WriteString(o.checked(newPathBase(o.dir)))
	case "print":
		err = o.config.Print(&out, ruleNames(c.rules))
	case "flags", "flags nogo":
		err = c.flags(o, &out, verb == "flags nogo")
	default:
		err = unknownVerb("config", o.about, "check", "print", "flags [nogo]")
	}
	return c.printed(out.String(), err)
}

// checked says which file is sound.
func (o *options) checked(paths *pathBase) string {
	if o.configFile == "" {
		return "no " + config.Name + " from here up to the root of the repository: the defaults hold\n"
	}
	text := paths.relative(o.configFile) + ": valid"
	if base := o.config.Extends; base.Set {
		text += ", as is " + paths.relative(within(filepath.Dir(o.configFile), base.V)) + ", which it extends"
	}
	return text + "\n"
}

// flags prints what go vet and nogo can be told, and on standard error what they cannot.
func (c *command) flags(o *options, w io.Writer, nogo bool) error {
	list, without := o.config.Flags()
	if len(without) > 0 {
		if _, err := fmt.Fprintf(c.stderr, "growthlint: no flag says %s: only the command knows that\n", strings.Join(without, ", ")); err != nil {
			return fmt.Errorf("writing to standard error: %w", err)
		}
	}
	if !nogo {
		_, err := fmt.Fprintln(w, config.ShellWords(list))
		return err
	}
	text, err := config.Nogo(list, append(ruleNames(c.rules), suppress.Rule))
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}
