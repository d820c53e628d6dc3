package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/feed"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/pipeline"
	"github.com/growthlint/growthlint/internal/profile"
	"github.com/growthlint/growthlint/internal/report"
)

// rankCommand ranks the findings, those of low confidence too, by what profiles hold.
func (c *command) rankCommand(ctx context.Context, opts *options) (int, error) {
	if err := c.probe(opts); err != nil {
		return exitUsage, err
	}
	in, err := c.readProfiles(opts)
	if err != nil {
		return exitUsage, err
	}
	started := c.now()
	if err := c.prepare(opts); err != nil {
		return exitUsage, err
	}
	defer opts.cache.run.Close()
	defer opts.cache.pacer.stop()
	result, err := c.analyseWithProgress(ctx, opts)
	if err != nil || ctx.Err() != nil {
		return c.failed(ctx, opts, err)
	}
	sel, paths := newSelection(opts.config), newPathBase(opts.pathBase)
	in.Findings = slices.DeleteFunc(slices.Clone(result.Findings), func(f finding.Finding) bool {
		return sel.excludes(f.Position.File) || f.Rule == ofDirectives().Name
	})
	in.Index = sourceIndex(result.Packages, in.Needs())
	ranked, ranking, err := profile.Rank(in)
	if err != nil {
		return exitUsage, err
	}
	namePlaces(ranked, ranking, in.Index, paths)
	result.Stats.Seconds = c.now().Sub(started).Seconds()
	return c.tellRanking(ctx, opts, result, ranked, ranking, paths)
}

// tellRanking writes the ranking, and what kept the analysis from being complete.
func (c *command) tellRanking(ctx context.Context, opts *options, result *pipeline.Analysis, ranked []finding.Finding, ranking *finding.Ranking, paths *pathBase) (int, error) {
	for i := range ranked {
		ranked[i] = paths.shortened(ranked[i])
	}
	result.Findings = nil
	paths.shorten(result)
	return c.tell(opts, result, func(troubles []finding.Trouble) error {
		rep := &report.Report{Version: version(), Findings: ranked, Troubles: troubles, Stats: result.Stats, Rules: reportRules(c.rules), Ranking: ranking, File: paths.read}
		return c.writeOutputs(ctx, opts, func(f report.Format, w io.Writer, s report.Style) error { return f.Ranking(w, rep, s) })
	})
}

// profileRoom is how much the heap may grow between collections while profiles are read, in per
// cent: what is kept of a large one fills the memory by itself.
const profileRoom = 50

// readProfiles reads all profiles, each by what it is and not by the flag that names it.
func (c *command) readProfiles(opts *options) (profile.Input, error) {
	if c.getenv("GOGC") == "" {
		defer debug.SetGCPercent(debug.SetGCPercent(profileRoom))
	}
	in := profile.Input{Top: opts.rank.top}
	read := func(names []string) (heaps, goroutines []*profile.Profile, err error) {
		for _, name := range names {
			p, err := c.readProfile(opts, name)
			switch {
			case err != nil:
				return nil, nil, err
			case p.Kind == profile.Heap:
				heaps = append(heaps, p)
			default:
				goroutines = append(goroutines, p)
			}
		}
		profile.InOrder(heaps)
		profile.InOrder(goroutines)
		return heaps, goroutines, nil
	}
	baseHeaps, baseGoroutines, err := read(opts.rank.bases)
	if err != nil {
		return in, err
	}
	heaps, goroutines, err := read(opts.rank.profiles)
	if err != nil {
		return in, err
	}
	if in.Heaps, err = after(baseHeaps, heaps); err != nil {
		return in, err
	}
	in.Goroutines, err = after(baseGoroutines, goroutines)
	return in, err
}

// after puts profiles behind those that they are compared with.
func after(bases, ps []*profile.Profile) ([]*profile.Profile, error) {
	if len(bases) == 0 {
		return ps, nil
	}
	base := bases[len(bases)-1]
	if len(ps) == 0 {
		return nil, fmt.Errorf("-base %s is a %s profile, and there is none to compare it with; name one with -profile", base.File, base.Kind)
	}
	if first := ps[0]; !base.Time.IsZero() && !first.Time.IsZero() && base.Time.After(first.Time) {
		return nil, fmt.Errorf("-base %s was taken at %s, after %s (%s); exchange them", base.File, base.Time.Format("2006-01-02 15:04:05"), first.File, first.Time.Format("2006-01-02 15:04:05"))
	}
	return append(bases, ps...), nil
}

func (c *command) readProfile(opts *options, name string) (*profile.Profile, error) {
	var data []byte
	var err error
	switch {
	case name != "-":
		data, err = os.ReadFile(within(opts.dir, name))
	case c.stdin == nil:
		err = errors.New("there is no standard input; name a file")
	default:
		data, err = io.ReadAll(c.stdin)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("profile %s: no such file%s; curl -o %s http://HOST/debug/pprof/heap takes one", name, lookedIn(opts.dir, name), filepath.Base(name))
	}
	if err != nil {
		return nil, fmt.Errorf("profile %s: %w", name, err)
	}
	return profile.Read(name, data)
}

// sourceIndex reads the source of the packages that are needed. What cannot be read is left
// out: the analysis has told of it.
func sourceIndex(pkgs []pipeline.PackageDir, needs func(path, name string) bool) *feed.Index {
	var sources []feed.Source
	for _, p := range pkgs {
		s := feed.Source{Path: p.Path, Name: p.Name, Dir: filepath.ToSlash(p.Dir)}
		if needs(p.Path, p.Name) {
			s.Files = goFiles(p.Dir)
		}
		sources = append(sources, s)
	}
	return feed.NewIndex(sources)
}

// goFiles reads the Go files of a directory.
func goFiles(dir string) map[string][]byte {
	files := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return files
	}
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		if text, err := os.ReadFile(filepath.Join(dir, e.Name())); err == nil {
			files[e.Name()] = text
		}
	}
	return files
}

// namePlaces gives the places in the packages analysed the paths that the report has.
func namePlaces(ranked []finding.Finding, r *finding.Ranking, index *feed.Index, paths *pathBase) {
	lists := [][]finding.LivePlace{r.Rest, r.GoroutineRest}
	for i := range ranked {
		lists = append(lists, ranked[i].Live.Places)
	}
	for _, list := range lists {
		for i, p := range list {
			if file, ok := profile.FileOf(index, p); ok {
				list[i].File = paths.relative(filepath.FromSlash(file))
			}
		}
	}
}
