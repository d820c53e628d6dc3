package checkout

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// mirror is the git directory of a repository. The error wraps ErrNoMirror when
// there is none.
func (p *Pool) mirror(repo string) (string, error) {
	dir, err := filepath.Abs(filepath.Join(p.Mirrors, flat(repo), "repo"))
	if err != nil {
		return "", fmt.Errorf("could not resolve the mirror of %s: %w", repo, err)
	}
	if _, err := os.Stat(dir); err != nil {
		return "", fmt.Errorf("%w %s: %w", ErrNoMirror, repo, err)
	}
	return dir, nil
}

// File returns a file of a mirrored repository at a commit, without a work tree.
func (p *Pool) File(ctx context.Context, repo, commit, path string) ([]byte, error) {
	dir, err := p.mirror(repo)
	if err != nil {
		return nil, err
	}
	return gitBytes(ctx, dir, "cat-file", "blob", commit+":"+filepath.ToSlash(path))
}

// Follows reports whether commit has ancestor among its ancestors.
func (p *Pool) Follows(ctx context.Context, repo, ancestor, commit string) (bool, error) {
	dir, err := p.mirror(repo)
	if err != nil {
		return false, err
	}
	if ancestor == commit {
		return false, nil
	}
	_, err = git(ctx, dir, "merge-base", "--is-ancestor", ancestor, commit)
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		return false, nil
	}
	return err == nil, err
}
