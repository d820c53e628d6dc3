package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
)

// verdict is what one command says of a case.
type verdict struct {
	confirmed bool
	text      string
}

func (v verdict) String() string {
	if v.confirmed {
		return "yes: " + v.text
	}
	return "no: " + v.text
}

// result is what both say.
type result struct{ rank, probe verdict }

// failed is a result that could not be had.
func failed(err error) result {
	v := verdict{text: strings.Join(strings.Fields(err.Error()), " ")}
	return result{v, v}
}

// trial is one case in its work tree.
type trial struct {
	bug.Case

	tool string
	// module is the directory of the module, driver that of the driver, out where files go.
	module, driver, out string
	about               func(checkout.Finding) bool
}

func run(ctx context.Context, s *checkout.Session, c bug.Case, driver, keep string) result {
	tree, err := s.Pool.Lease(ctx, c.Repo)
	if err != nil {
		return failed(err)
	}
	defer tree.Release()
	if err := tree.At(ctx, c.Bug); err != nil {
		return failed(err)
	}
	t := trial{Case: c, tool: s.Tool.Path, module: filepath.Join(tree.Dir, c.ModuleDir)}
	if t.about, err = c.About(); err != nil {
		return failed(err)
	}
	if t.driver, err = lay(t.beside(tree.Dir), driver); err != nil {
		return failed(err)
	}
	defer os.RemoveAll(t.driver)
	if t.out, err = outputs(c.ID, keep); err != nil {
		return failed(err)
	}
	if keep == "" {
		defer os.RemoveAll(t.out)
	}
	return result{t.rank(ctx), t.probe(ctx)}
}

// beside is where the driver lies: beside the package, or in the module's root if that is the package.
func (t trial) beside(root string) string {
	if dir := filepath.Join(root, t.Dir); dir != t.module {
		return filepath.Dir(dir)
	}
	return t.module
}

// outputs is the directory for the files of a case.
func outputs(id, keep string) (string, error) {
	if keep == "" {
		return os.MkdirTemp("", "growthlint-drive-")
	}
	dir, err := filepath.Abs(filepath.Join(keep, id))
	if err != nil {
		return "", err
	}
	return dir, os.MkdirAll(dir, 0o755)
}

// pattern is a directory as the go command wants it in the module.
func (t trial) pattern(dir string) string {
	rel, err := filepath.Rel(t.module, dir)
	if err != nil {
		return dir
	}
	return "./" + filepath.ToSlash(rel)
}

// command runs a command in the module; the driver finds there where its profiles go.
func (t *trial) command(ctx context.Context, name string, args ...string) ([]byte, error) {
	return checkout.Output(ctx, t.module, []string{"DRIVE_OUT=" + t.out}, name, args...)
}

// packages are the patterns for rank: the package of the case and what drives it.
func (t trial) packages() []string {
	return []string{t.pattern(t.driver), t.pattern(filepath.Join(t.module, relativeTo(t.ModuleDir, t.Dir)))}
}

// relativeTo is a directory of the repository as seen from its module.
func relativeTo(module, dir string) string {
	return strings.TrimPrefix(strings.TrimPrefix(dir, strings.Trim(module, "./")), "/")
}

// rank runs the driver and ranks by its profiles.
func (t *trial) rank(ctx context.Context) verdict {
	binary := filepath.Join(t.out, "driver")
	if _, err := t.command(ctx, "go", "build", "-o", binary, t.pattern(t.driver)); err != nil {
		return verdict{text: failed(err).rank.text}
	}
	if _, err := t.command(ctx, binary, "run"); err != nil {
		return verdict{text: failed(err).rank.text}
	}
	v := t.rankIn(ctx, t.packages()...)
	if v.confirmed {
		return v
	}
	whole := t.rankIn(ctx, "./...")
	whole.text += " (of the whole module; of the package alone: " + v.text + ")"
	return whole
}

// rankIn ranks the findings in some packages.
func (t *trial) rankIn(ctx context.Context, patterns ...string) verdict {
	file := func(name string) string { return filepath.Join(t.out, name) }
	args := []string{"-json", "-allow-incomplete", "rank", "-base", file("heap1.pb.gz"), "-base", file("goroutines1.pb.gz"), "-profile", file("heap2.pb.gz"), "-goroutines", file("goroutines2.pb.gz")}
	text, err := t.command(ctx, t.tool, append(args, patterns...)...)
	if err != nil {
		return verdict{text: failed(err).rank.text}
	}
	if err := os.WriteFile(file("rank.json"), text, 0o666); err != nil {
		return verdict{text: err.Error()}
	}
	return judgeRank(text, t.about)
}

// probe builds the driver with its candidates counted, and reads what it has logged.
func (t *trial) probe(ctx context.Context) verdict {
	log := filepath.Join(t.out, "probe.log")
	if err := os.RemoveAll(log); err != nil {
		return verdict{text: err.Error()}
	}
	if _, err := t.command(ctx, t.tool, "probe", "run", "-every", "1s", "-log", log, t.pattern(t.driver)); err != nil {
		return verdict{text: failed(err).probe.text}
	}
	text, err := t.command(ctx, t.tool, "probe", "report", "-json", log)
	if err != nil {
		return verdict{text: failed(err).probe.text}
	}
	return judgeProbe(text, t.about)
}
