package cli

import (
	"errors"
	"flag"
	"fmt"
	"strconv"
)

// rankOptions say which profiles the rank command reads. Names are as they were given, - is
// standard input.
type rankOptions struct {
	profiles, bases []string
	top             int
}

// rankTop is how many places are listed that no finding explains.
const rankTop = 10

// rankFlags registers the flags that the rank command has besides the others.
func rankFlags(fs *flag.FlagSet, o *rankOptions) {
	add := func(name, usage string, to *[]string) {
		fs.Func(name, usage, func(s string) error {
			if s == "" {
				return errors.New("must be a file, or - for standard input")
			}
			*to = append(*to, s)
			return nil
		})
	}
	add("profile", "rank by the heap, allocs or goroutine profile `FILE`, or - for standard input; repeatable for a series", &o.profiles)
	add("base", "rank by what grew since the earlier profile `FILE`, repeatable", &o.bases)
	add("goroutines", "the same as -profile, for a goroutine profile `FILE`", &o.profiles)
	fs.Func("top", "list `N` places that no finding explains (default 10)", func(s string) error {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			return errors.New("must be a number, 0 or more")
		}
		o.top = n
		return nil
	})
}

// rankAt is the index of the word rank if it is the first argument that is no flag and no
// flag's value, else -1.
func rankAt(args []string) int {
	fs := flagSet(&options{}, &rawFlags{})
	rankFlags(fs, &rankOptions{})
	return wordAt(fs, args, "rank")
}

// parseRank reads the arguments of the rank command: its flags may stand before and behind
// the word rank.
func (c *command) parseRank(o *options, raw *rawFlags, fs *flag.FlagSet, args []string) (*options, error) {
	o.rank = &rankOptions{top: rankTop}
	rankFlags(fs, o.rank)
	if err := checkArguments(fs, args); err != nil {
		return nil, err
	}
	if err := fs.Parse(args); err != nil {
		return nil, err
	}
	if err := noFlags(fs, "rank", "C", "format", "json", "o", "path-root", "config", "rules", "tests", "generated", "tags",
		"cache", "no-cache", "mem-limit", "v", "color", "progress", "allow-incomplete", "force", "profile", "base", "goroutines", "top"); err != nil {
		return nil, err
	}
	if len(o.rank.profiles) == 0 {
		return nil, errors.New("rank needs a profile: growthlint rank -profile heap.pb.gz [packages]; curl -o heap.pb.gz http://HOST/debug/pprof/heap takes one")
	}
	stdin := 0
	for _, name := range append(append([]string{}, o.rank.profiles...), o.rank.bases...) {
		if name == "-" {
			stdin++
		}
	}
	if stdin > 1 {
		return nil, errors.New("standard input can be one profile only; write the others to files")
	}
	if o.patterns = fs.Args(); len(o.patterns) == 0 {
		o.patterns = []string{"./..."}
	}
	return o, c.resolve(o, raw)
}

// rankOutput refuses formats that have no form for a ranking.
func rankOutput(outs []output) error {
	for _, out := range outs {
		if out.format.Ranking == nil {
			return fmt.Errorf("rank has no form in %s; write -format text, -format json or -format html", out.format.Name)
		}
	}
	return nil
}
