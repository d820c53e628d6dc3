package cli

import (
	"errors"
	"flag"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"github.com/growthlint/growthlint/internal/cache"
	"github.com/growthlint/growthlint/internal/pipeline"
)

// cacheVariable is the environment variable that names the cache directory, or says
// off.
const cacheVariable = "GROWTHLINT_CACHE"

// cacheOptions say where results are kept between runs.
type cacheOptions struct {
	dir  string // as -cache names it, "" for the default
	none bool
	// memory is the soft limit of -mem-limit in bytes, 0 for none.
	memory int64
	// summaries is the directory that a shard writes to, "" for none.
	summaries string
	// run is the open cache, nil for none.
	run *pipeline.Cache
	// pacer paces the garbage collector, nil where the user does.
	pacer *pacer
}

// cacheFlags registers the flags about what is kept, and about memory.
func cacheFlags(fs *flag.FlagSet, o *cacheOptions) {
	fs.StringVar(&o.dir, "cache", "", "keep results between runs in `DIR` (default: $"+cacheVariable+", else growthlint in the user's cache directory)")
	fs.BoolVar(&o.none, "no-cache", false, "neither read nor write results of other runs")
	fs.StringVar(&o.summaries, "summaries", "", "write what growthlint link needs of these packages to `DIR`, and judge nothing")
	fs.Func("mem-limit", "free memory more eagerly near `SIZE`, such as 800MB or 2GB", func(s string) (err error) {
		o.memory, err = parseSize(s)
		return err
	})
}

// cacheDir returns the absolute directory of the cache; "" if there is to be none.
// named reports whether the user has named it.
func (c *command) cacheDir(o *options) (dir string, named bool, err error) {
	if o.cache.none {
		if o.cache.dir != "" {
			return "", false, errors.New("-cache and -no-cache exclude each other; leave one out")
		}
		return "", false, nil
	}
	if o.cache.dir != "" {
		return within(o.dir, o.cache.dir), true, nil
	}
	switch v := c.getenv(cacheVariable); v {
	case "":
		dir, err = cache.DefaultDir()
		return dir, false, err
	case "off":
		return "", false, nil
	default:
		return within(o.dir, v), true, nil
	}
}

// prepare opens the cache of a run and sets the limits of its memory.
func (c *command) prepare(o *options) (err error) {
	if c.getenv("GOGC") == "" {
		o.cache.pacer = startPacer()
	}
	if o.cache.memory > 0 {
		debug.SetMemoryLimit(o.cache.memory)
	}
	o.cache.run, err = c.openRunCache(o)
	return err
}

// openRunCache opens the cache of a run; nil if there is none. A default directory that
// cannot be had is no reason to stop; one that the user named is.
func (c *command) openRunCache(o *options) (*pipeline.Cache, error) {
	dir, named, err := c.cacheDir(o)
	if o.cache.none && err != nil {
		return nil, err
	}
	if err != nil || dir == "" {
		return nil, nil
	}
	rc, err := pipeline.OpenCache(dir)
	if err != nil && named {
		return nil, fmt.Errorf("%w; name another with -cache DIR, or do without: -no-cache", err)
	}
	if err != nil {
		return nil, nil
	}
	return rc, nil
}

// cacheCommand is the cache command: what the cache holds, and less of it.
func (c *command) cacheCommand(o *options) (string, error) {
	verb, limit, err := cacheVerb(o.cacheArgs)
	if err != nil {
		return "", err
	}
	dir, _, err := c.cacheDir(o)
	if err != nil {
		return "", err
	}
	if dir == "" {
		return "", fmt.Errorf("%s=off: there is no cache; name one with -cache DIR", cacheVariable)
	}
	files, err := cache.Open(dir)
	if err != nil {
		return "", err
	}
	var removed int64
	switch verb {
	case "stat":
		u, err := files.Usage()
		return usageText(dir, u, c.now()), err
	case "clear":
		removed, err = files.Clear()
	case "prune":
		removed, err = files.Prune(limit)
	}
	if err != nil {
		return "", err
	}
	return "removed " + sizeText(removed) + " from " + dir + "\n", nil
}

// cacheVerb reads the words behind cache: stat, clear, or prune with its limit.
func cacheVerb(args []string) (verb string, limit int64, err error) {
	switch {
	case len(args) == 1 && (args[0] == "stat" || args[0] == "clear"):
		return args[0], 0, nil
	case len(args) == 1 && args[0] == "prune":
		return "prune", cache.DefaultLimit, nil
	case len(args) == 2 && args[0] == "prune":
		if limit, err = parseSize(args[1]); err != nil {
			return "", 0, fmt.Errorf("growthlint cache prune %s: %w", args[1], err)
		}
		return "prune", limit, nil
	}
	return "", 0, unknownVerb("cache", args, "stat", "prune [SIZE]", "clear")
}

func usageText(dir string, u cache.Usage, now time.Time) string {
	text := fmt.Sprintf("%s: %s in %s, limit %s\n", dir, sizeText(u.Bytes), count(u.Files, "file"), sizeText(cache.DefaultLimit))
	if u.Files > 0 {
		text += fmt.Sprintf("not used for longest: %s\n", now.Sub(u.Oldest).Round(time.Minute))
	}
	return text
}

// sizeText is a number of bytes for people.
func sizeText(n int64) string {
	units := []string{"bytes", "kB", "MB", "GB"}
	f, i := float64(n), 0
	for f >= 1000 && i < len(units)-1 {
		f /= 1000
		i++
	}
	if i == 0 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%.1f %s", f, units[i])
}

// parseSize reads a number of bytes with a unit: kB, MB, GB, or KiB, MiB, GiB.
func parseSize(text string) (int64, error) {
	units := []struct {
		name string
		size float64
	}{{"kib", 1 << 10}, {"mib", 1 << 20}, {"gib", 1 << 30}, {"kb", 1e3}, {"mb", 1e6}, {"gb", 1e9}, {"k", 1e3}, {"m", 1e6}, {"g", 1e9}, {"b", 1}, {"", 1}}
	lower := strings.ToLower(strings.TrimSpace(text))
	for _, u := range units {
		number, ok := strings.CutSuffix(lower, u.name)
		if !ok {
			continue
		}
		var f float64
		var rest string
		if n, _ := fmt.Sscanf(strings.TrimSpace(number)+" .", "%f %s", &f, &rest); n == 2 && rest == "." && f > 0 && f < 1e15 {
			return int64(f * u.size), nil
		}
		break
	}
	return 0, fmt.Errorf("%q is no size; write one such as 800MB or 2GB", text)
}
