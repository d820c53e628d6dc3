// Package since looks at a repository as it was: it finds the commit to compare with,
// writes its tree to a temporary folder and reads which lines have changed since. It
// only reads the repository: the index is a file of its own, no hook runs, no lock is
// taken and nothing is fetched.
package since

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Base is the commit to compare with.
type Base struct {
	// Root is the top level of the working tree, without symbolic links.
	Root string
	// Commit is the commit's hash.
	Commit string
	// Name is what messages call it.
	Name string
}

// Open finds the base of rev for the repository around dir: with an equals sign before
// it rev itself, otherwise the merge base of rev and HEAD. An error tells the mend.
func Open(ctx context.Context, dir, rev string) (*Base, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("git is not installed or not in PATH; install it, or leave -new-from out")
	}
	root, err := git(ctx, dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("%s is in no git working tree (%w); run growthlint in one, or leave -new-from out", dir, err)
	}
	b := &Base{Root: filepath.FromSlash(root), Name: strings.TrimPrefix(rev, "=")}
	tip, err := b.resolve(ctx, b.Name)
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(rev, "=") {
		b.Commit = tip
		return b, nil
	}
	head, err := b.resolve(ctx, "HEAD")
	if err != nil {
		return nil, err
	}
	if b.Commit, err = git(ctx, b.Root, "merge-base", tip, head); err != nil {
		if b.isShallow(ctx) {
			return nil, fmt.Errorf("this is a shallow clone without the commit from which HEAD and %s part: fetch the history (git fetch --unshallow; fetch-depth: 0 for actions/checkout), or compare with %s itself: -new-from =%s", b.Name, b.Name, b.Name)
		}
		return nil, fmt.Errorf("HEAD and %s have no common history; to compare with %s itself, write -new-from =%s", b.Name, b.Name, b.Name)
	}
	b.Name = "the merge base with " + b.Name
	return b, nil
}

// resolve returns the hash of a commit.
func (b *Base) resolve(ctx context.Context, rev string) (string, error) {
	hash, err := git(ctx, b.Root, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err == nil {
		return hash, nil
	}
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	mend := "name a branch, tag or commit that git rev-parse knows"
	switch {
	case b.isShallow(ctx):
		mend = "this is a shallow clone: fetch the history (git fetch --unshallow; fetch-depth: 0 for actions/checkout)"
	case !strings.Contains(rev, "/") && rev != "HEAD":
		if _, err := git(ctx, b.Root, "rev-parse", "--verify", "--quiet", "--end-of-options", "origin/"+rev+"^{commit}"); err == nil {
			mend = "did you mean origin/" + rev + "?"
		}
	}
	return "", fmt.Errorf("there is no commit %q here; %s", rev, mend)
}

func (b *Base) isShallow(ctx context.Context) bool {
	out, err := git(ctx, b.Root, "rev-parse", "--is-shallow-repository")
	return err == nil && out == "true"
}

// git runs git in dir and returns its output without the last line's end. The error is
// what git said.
func git(ctx context.Context, dir string, args ...string) (string, error) {
	return call{dir: dir}.git(ctx, args...)
}

// call is where and with what git runs.
type call struct {
	dir   string
	env   []string
	stdin string
}

func (c call) git(ctx context.Context, args ...string) (string, error) {
	settings := []string{
		"-c", "core.hooksPath=" + os.DevNull, "-c", "core.fsmonitor=false", "-c", "core.quotePath=false",
		"-c", "core.sparseCheckout=false", "-c", "advice.detachedHead=false",
	}
	cmd := exec.CommandContext(ctx, "git", append(settings, args...)...)
	cmd.Dir = c.dir
	cmd.Env = append(surroundings(), c.env...)
	cmd.Stdin = strings.NewReader(c.stdin)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		if text := strings.TrimSpace(stderr.String()); text != "" {
			return "", errors.New(strings.ReplaceAll(text, "\n", "; "))
		}
		return "", err
	}
	return strings.TrimSuffix(stdout.String(), "\n"), nil
}

// surroundings is the environment of git: this process's, without what a hook that runs
// growthlint was told of the repository, and without anything that writes or asks.
func surroundings() []string {
	own := []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF"}
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains(own, name)
	})
	return append(env, "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_LFS_SKIP_SMUDGE=1")
}
