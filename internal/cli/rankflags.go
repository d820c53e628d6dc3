package cli

import (
	"errors"
	"flag"
	"strconv"
)

// rankOptions say which profiles the rank command reads. Names are as they were given, - is
// standard input.
type rankOptions struct {
	profiles, bases []string
	top             int
}

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
