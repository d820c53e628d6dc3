package checkout

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// gitTimeout bounds one git command; the largest trees take a minute on a slow disk.
const gitTimeout = 10 * time.Minute

// ErrNoMirror says that the mirror directory lacks the repository.
var ErrNoMirror = errors.New("no mirror of the repository")

// Pool hands out work trees. Each tree that is out at the same time has a
// directory of its own, so that workers never see each other's checkout. It is
// safe for concurrent use; the exported fields are set before the first Lease.
type Pool struct {
	// Mirrors is the directory with the mirrors.
	Mirrors string
	// Work is the directory of the work trees; it is made when missing, and what
	// an earlier run left there is used again.
	Work string

	mu sync.Mutex
	// out tells for each repository which of its directories are in use.
	out map[string][]bool
}

// Tree is a work tree that its holder alone may use until Release.
type Tree struct {
	// Dir is the absolute directory of the tree.
	Dir string

	pool *Pool
	repo string
	slot int
}

// Lease returns a work tree of the repository owner/name, at no particular
// commit. The error wraps ErrNoMirror when there is no mirror of it.
func (p *Pool) Lease(ctx context.Context, repo string) (*Tree, error) {
	mirror, err := p.mirror(repo)
	if err != nil {
		return nil, err
	}
	work, err := filepath.Abs(p.Work)
	if err != nil {
		return nil, fmt.Errorf("could not resolve the work directory: %w", err)
	}
	slot := p.take(repo)
	t := &Tree{Dir: filepath.Join(work, slotName(repo, slot)), pool: p, repo: repo, slot: slot}
	if err := t.clone(ctx, mirror); err != nil {
		t.Release()
		return nil, err
	}
	return t, nil
}

// At checks the commit out; what the tree held of another commit is gone then.
// Mirrors may lack the contents of their largest files: git complains of those
// and checks out the rest, so only where the tree is afterwards counts.
func (t *Tree) At(ctx context.Context, commit string) error {
	_, complaint := git(ctx, t.Dir, "-c", "advice.detachedHead=false", "checkout", "-q", "-f", commit)
	head, err := git(ctx, t.Dir, "rev-parse", "--verify", "-q", "HEAD")
	if err == nil && head == commit {
		return nil
	}
	return fmt.Errorf("could not check out %s of %s, the tree is at %q: %w", commit, t.repo, head, errors.Join(complaint, err))
}

// Release gives the tree back. Its files stay for the next holder.
func (t *Tree) Release() {
	t.pool.mu.Lock()
	defer t.pool.mu.Unlock()
	t.pool.out[t.repo][t.slot] = false
}

// take reserves the lowest free directory of the repository, so that a run with
// one worker needs one.
func (p *Pool) take(repo string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.out == nil {
		p.out = map[string][]bool{}
	}
	for i, used := range p.out[repo] {
		if !used {
			p.out[repo][i] = true
			return i
		}
	}
	p.out[repo] = append(p.out[repo], true) //growthlint:bounded one for each repository of the corpus, and a run ends
	return len(p.out[repo]) - 1
}

// clone makes the tree's repository unless it is there. It is made under another
// name first: a run that is killed leaves no half clone behind.
func (t *Tree) clone(ctx context.Context, mirror string) error {
	if _, err := os.Stat(t.Dir); err == nil {
		return t.unlock()
	}
	part := t.Dir + ".part"
	if err := os.RemoveAll(part); err != nil {
		return fmt.Errorf("could not remove a half clone: %w", err)
	}
	parent := filepath.Dir(t.Dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return fmt.Errorf("could not make the work directory: %w", err)
	}
	if _, err := git(ctx, parent, "clone", "-q", "--shared", "--no-checkout", mirror, part); err != nil {
		return err
	}
	if err := os.Rename(part, t.Dir); err != nil {
		return fmt.Errorf("could not put the clone of %s in its place: %w", t.repo, err)
	}
	return nil
}

// unlock removes the lock that a killed git left in the index: the work
// directory is this run's alone.
func (t *Tree) unlock() error {
	err := os.Remove(filepath.Join(t.Dir, ".git", "index.lock"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("could not remove a stale git lock: %w", err)
	}
	return nil
}

// git runs one git command in dir and returns its trimmed standard output.
func git(ctx context.Context, dir string, args ...string) (string, error) {
	out, err := gitBytes(ctx, dir, args...)
	return strings.TrimSpace(string(out)), err
}

// gitBytes runs one git command in dir and returns its standard output.
func gitBytes(ctx context.Context, dir string, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, gitTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("git %s in %s: %w: %s", strings.Join(args, " "), dir, err, strings.TrimSpace(stderr.String()))
	}
	return out, nil
}

// flat is the repository's name as one path element.
func flat(repo string) string {
	return strings.ReplaceAll(repo, "/", "+")
}

// slotName names the directory of the repository's slot, counted from 0.
func slotName(repo string, slot int) string {
	if slot == 0 {
		return flat(repo)
	}
	return fmt.Sprintf("%s~%d", flat(repo), slot+1)
}
