package laws

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/laws/rewrite"
)

// fixtureModule is the module of the fixtures.
const fixtureModule = "fixtures.test"

// Variant is a fixture as it is, or rewritten.
type Variant struct {
	// Fixture is its path below the fixtures, Rewrites what was done to it.
	Fixture  string
	Rewrites []string
	// dir is where it stands in the workspace.
	dir string
	// Found are the findings at medium or above, sorted: class of rule and confidence.
	Found []string
}

// Refactoring is what became of all variants.
type Refactoring struct {
	Variants []*Variant
	// Nothing counts where there was nothing to rewrite, Untyped where the result does
	// not type-check.
	Nothing, Untyped int
}

// Choice says which fixtures are rewritten, and in which ways; its zero value: all in every way.
type Choice struct {
	// Sample leaves out some rewrites of each fixture.
	Sample bool
	// Fixtures and Rewrites match those that are wanted, nil all. Of chosen rewrites no
	// pairs are made.
	Fixtures, Rewrites *regexp.Regexp
}

// has reports whether a fixture is to be rewritten in a way, by number.
func (c *Choice) has(fixture, rewrite int, name string) bool {
	return (!c.Sample || inSample(fixture, rewrite)) && (c.Rewrites == nil || name != "" && c.Rewrites.MatchString(name))
}

// fixtureSet is the fixtures in a folder of their own, loaded.
func fixtureSet(source, dir string, chosen *regexp.Regexp) ([]*rewrite.Unit, error) {
	if err := os.CopyFS(dir, os.DirFS(source)); err != nil {
		return nil, fmt.Errorf("copying the fixtures: %w", err)
	}
	if err := writeFile(filepath.Join(dir, "with", "with.go"), rewrite.With); err != nil {
		return nil, err
	}
	var patterns []string
	for _, glob := range []string{"*/bad", "*/ok", "field/*/bad", "field/*/ok"} {
		found, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(glob)))
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			rel, err := filepath.Rel(dir, f)
			if err != nil {
				return nil, err
			}
			if rel = filepath.ToSlash(rel); chosen == nil {
				patterns = append(patterns, "./"+rel+"/...")
				continue
			}
			within, err := filepath.Glob(filepath.Join(f, "*"))
			if err != nil {
				return nil, err
			}
			for _, w := range within {
				if name := path.Join(rel, filepath.Base(w)); chosen.MatchString(name) {
					patterns = append(patterns, "./"+name+"/...")
				}
			}
		}
	}
	return rewrite.Load(dir, patterns, fixtureModule+"/with")
}

// lawModule is the module of the variants, lawFolder where it stands.
const lawModule, lawFolder = "law.test", "law"

// AddRefactoring rewrites the fixtures in the folder source in every way, and a sample of
// them in two ways, as far as they are chosen, and has the workspace hold all that came of
// it. The folder scratch is empty.
func (w *Workspace) AddRefactoring(source, scratch string, c Choice) (*Refactoring, error) {
	units, err := fixtureSet(source, scratch, c.Fixtures)
	if err != nil {
		return nil, err
	}
	out := &Refactoring{}
	for _, u := range units {
		if err := out.addAll(w, numberOf(u.Path), u, &c); err != nil {
			return nil, err
		}
	}
	return out, w.AddModule(lawFolder, lawModule)
}

// addAll adds the variants of a fixture: as it is, in each way, and in two.
func (r *Refactoring) addAll(w *Workspace, i int, u *rewrite.Unit, c *Choice) error {
	if err := r.add(w, u, nil); err != nil {
		return err
	}
	all := rewrite.Rewrites()
	for j, by := range all {
		if c.has(i, j, by.Name) {
			if err := r.add(w, u, []rewrite.Rewrite{by}); err != nil {
				return err
			}
		}
	}
	if !c.has(i, len(all), "") {
		return nil
	}
	return r.addPair(w, i, u)
}

// addPair adds a fixture rewritten in two ways, the first two that apply, counted from
// places that its number gives.
func (r *Refactoring) addPair(w *Workspace, i int, u *rewrite.Unit) error {
	all := rewrite.Rewrites()
	now, by := u, []rewrite.Rewrite(nil)
	for k := range 2 * len(all) {
		w := all[(i+k*(1+i/len(all)))%len(all)]
		next, err := w.Apply(now)
		if err != nil || next == nil || len(by) > 0 && by[0].Name == w.Name {
			continue
		}
		if by = append(by, w); len(by) == 2 {
			break
		}
		now = next
	}
	if len(by) < 2 {
		return nil
	}
	return r.add(w, u, by)
}

// add rewrites a fixture and writes it into the workspace, if there is something to
// rewrite.
func (r *Refactoring) add(ws *Workspace, u *rewrite.Unit, by []rewrite.Rewrite) error {
	v := &Variant{Fixture: strings.TrimPrefix(u.Path, fixtureModule+"/")}
	last := "as_it_is"
	if len(by) > 0 {
		last = ""
	}
	for _, w := range by {
		v.Rewrites = append(v.Rewrites, w.Name)
		last = path.Join(last, strings.ToLower(strings.NewReplacer(" ", "_", ".", "_").Replace(w.Name)))
	}
	v.dir = path.Join(lawFolder, v.Fixture, fmt.Sprint(len(by)), last)
	now, err := u.At(lawModule + strings.TrimPrefix(v.dir, lawFolder)).Isolate()
	if err != nil {
		return fmt.Errorf("giving methods other names: %w", err)
	}
	for _, w := range by {
		next, err := w.Apply(now)
		switch {
		case err != nil:
			r.Untyped++
			return nil
		case next == nil:
			r.Nothing++
			return nil
		}
		now = next
	}
	r.Variants = append(r.Variants, v)
	return v.write(ws, now)
}

func (v *Variant) write(ws *Workspace, u *rewrite.Unit) error {
	dir := filepath.Join(ws.Dir, filepath.FromSlash(v.dir))
	write := func(dir string, files map[string]string) error {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if err := writeFile(filepath.Join(dir, name), files[name]); err != nil {
				return err
			}
		}
		return nil
	}
	if err := write(dir, u.Files); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(u.Split)) {
		if err := write(filepath.Join(dir, name), u.Split[name]); err != nil {
			return err
		}
	}
	return nil
}

// Take sorts findings to variants; those elsewhere in the workspace are passed over.
func (r *Refactoring) Take(found []Found) error {
	byDir := map[string]*Variant{}
	for _, v := range r.Variants {
		byDir[v.dir] = v
	}
	for i := range found {
		f := &found[i]
		if !f.below(lawFolder) {
			continue
		}
		dir := f.Dir()
		for byDir[dir] == nil && dir != "." {
			dir = path.Dir(dir)
		}
		v := byDir[dir]
		if v == nil {
			return fmt.Errorf("a finding in %s, which is of no variant", f.File)
		}
		if f.AtMedium() {
			v.Found = append(v.Found, class(f.Rule)+" "+f.Confidence)
		}
	}
	for _, v := range r.Variants {
		slices.Sort(v.Found)
	}
	return nil
}

// class is what kind of growth a rule reports: the words for keys that stay in a map, and
// for what is added to a list, may follow how the code is written.
func class(rule string) string {
	switch rule {
	case "mapgrow", "lockgrow", "zombiegrow", "cachegrow", "pendinggrow":
		return "entries"
	case "slicegrow", "queuegrow":
		return "elements"
	}
	return rule
}

// Difference is a variant that is not judged as its fixture is.
type Difference struct {
	*Variant
	// Want are the findings of the fixture as it is; none for what is to be silent.
	Want []string
}

// String names rewrites and fixture.
func (v *Variant) String() string {
	if len(v.Rewrites) == 0 {
		return entry("as it is", v.Fixture)
	}
	return entry(strings.Join(v.Rewrites, " + "), v.Fixture)
}

// Told says in what it differs.
func (d *Difference) Told() string {
	lost, gained := minus(d.Want, d.Found), minus(d.Found, d.Want)
	var parts []string
	if len(lost) > 0 {
		parts = append(parts, "lost "+strings.Join(lost, ", "))
	}
	if len(gained) > 0 {
		parts = append(parts, "gained "+strings.Join(gained, ", "))
	}
	return d.String() + ": " + strings.Join(parts, "; ")
}

// minus is what a has more often than b.
func minus(a, b []string) []string {
	left := map[string]int{}
	for _, s := range b {
		left[s]++
	}
	var out []string
	for _, s := range a {
		if left[s]--; left[s] < 0 {
			out = append(out, s)
		}
	}
	return out
}

// Differences are the variants that differ, sorted by rewrites and fixture; what is to be
// silent and is not is one of them, also as it is.
func (r *Refactoring) Differences() []Difference {
	base := map[string][]string{}
	for _, v := range r.Variants {
		if len(v.Rewrites) == 0 && !strings.Contains(v.Fixture, "/ok/") {
			base[v.Fixture] = v.Found
		}
	}
	var out []Difference
	for _, v := range r.Variants {
		if !slices.Equal(v.Found, base[v.Fixture]) {
			out = append(out, Difference{v, base[v.Fixture]})
		}
	}
	slices.SortFunc(out, func(a, b Difference) int { return cmp.Compare(a.String(), b.String()) })
	return out
}

// Rewritten is the number of variants that are no fixtures as they are.
func (r *Refactoring) Rewritten() int {
	n := 0
	for _, v := range r.Variants {
		if len(v.Rewrites) > 0 {
			n++
		}
	}
	return n
}

// Summary tells the figures: in all, and the share of each rewrite.
func (r *Refactoring) Summary() string {
	all, differ := map[string]int{}, map[string]int{}
	for _, v := range r.Variants {
		all[strings.Join(v.Rewrites, " + ")]++
	}
	diffs := r.Differences()
	pairs, pairsDiffer := 0, 0
	for _, d := range diffs {
		differ[strings.Join(d.Rewrites, " + ")]++
		if len(d.Rewrites) > 1 {
			pairsDiffer++
		}
	}
	var b strings.Builder
	for _, w := range rewrite.Rewrites() {
		fmt.Fprintf(&b, "%-42s %4d of %4d differ\n", w.Name, differ[w.Name], all[w.Name])
		delete(all, w.Name)
	}
	delete(all, "")
	for _, n := range all {
		pairs += n
	}
	fmt.Fprintf(&b, "%-42s %4d of %4d differ\n", "pairs", pairsDiffer, pairs)
	n := r.Rewritten()
	fmt.Fprintf(&b, "%d of %d rewritten fixtures are judged as the fixtures are (%.1f%%); %d had nothing to rewrite, %d do not type-check",
		n-len(diffs), n, 100*float64(n-len(diffs))/float64(max(n, 1)), r.Nothing, r.Untyped)
	return b.String()
}
