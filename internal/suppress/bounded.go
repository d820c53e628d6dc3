package suppress

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// ByDesign reports whether keys name the container of f as bounded by design: by
// its own key (pkg.Type.field, pkg.var), by the type that holds it, or by the named
// type that it is of (both pkg.Type).
func ByDesign(f finding.Finding, keys []string) bool {
	if len(keys) == 0 || f.Container.Key == "" {
		return false
	}
	c := f.Container
	own, _, _ := strings.Cut(strings.TrimLeft(c.Type, "*"), "[")
	names := []string{strings.ReplaceAll(c.Key, "[]", ""), c.Package + "." + own}
	if strings.Contains(own, ".") {
		names = append(names, own)
	}
	if c.Owner != "" {
		names = append(names, c.Package+"."+c.Owner)
	}
	return slices.ContainsFunc(keys, func(key string) bool { return slices.Contains(names, key) })
}
