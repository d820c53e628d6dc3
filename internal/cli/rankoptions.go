package cli

import (
	"errors"
	"flag"
)

// rankTop is how many places are listed that no finding explains.
const rankTop = 10

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
