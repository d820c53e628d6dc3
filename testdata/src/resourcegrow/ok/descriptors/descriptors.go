//go:build linux

// Package descriptors has descriptors as plain numbers, and closes them or gives them away.
package descriptors

import (
	"io"
	"net/http"
	"os"
	"syscall"
)

// Store has files in a directory.
type Store struct {
	Dir string
	// root is open for as long as the store.
	root int
	open map[string]int
}

// New opens a store.
func New(dir string) (*Store, error) {
	fd, err := syscall.Open(dir, syscall.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	return &Store{Dir: dir, root: fd, open: map[string]int{}}, nil
}

// Close ends it.
func (s *Store) Close() error { return syscall.Close(s.root) }

// count asks the system, and gives a number that is no descriptor.
func count(name string) (int, error) {
	var st syscall.Stat_t
	if err := syscall.Stat(name, &st); err != nil {
		return 0, err
	}
	return int(st.Nlink), nil
}

func shut(fd int) { _ = syscall.Close(fd) }

func (s *Store) head(name string) ([]byte, error) {
	fd, err := syscall.Openat(s.root, name, syscall.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer shut(fd)
	buf := make([]byte, 256)
	n, err := syscall.Read(fd, buf)
	if err != nil {
		return nil, err
	}
	return buf[:n], nil
}

func (s *Store) file(name string) (*os.File, error) {
	fd, err := syscall.Openat(s.root, name, syscall.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	if err := syscall.SetNonblock(fd, true); err != nil {
		_ = syscall.Close(fd)
		return nil, err
	}
	return os.NewFile(uintptr(fd), name), nil
}

func (s *Store) keep(name string) error {
	if s.open[name] != 0 {
		return nil
	}
	fd, err := syscall.Openat(s.root, name, syscall.O_RDONLY, 0)
	if fd < 0 || err != nil {
		return err
	}
	s.open[name] = fd
	return nil
}

func (s *Store) drop(name string) {
	if fd, ok := s.open[name]; ok {
		_ = syscall.Close(fd)
		delete(s.open, name)
	}
}

type pipe struct{ r, w int }

func newPipe() (*pipe, error) {
	var p [2]int
	if err := syscall.Pipe(p[:]); err != nil {
		return nil, err
	}
	return &pipe{p[0], p[1]}, nil
}

func (p *pipe) close() {
	_ = syscall.Close(p.r)
	_ = syscall.Close(p.w)
}

// ServeHTTP implements http.Handler.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n, err := count(r.URL.Path)
	if err != nil || n == 0 {
		http.NotFound(w, r)
		return
	}
	p, err := newPipe()
	if err != nil {
		return
	}
	defer p.close()
	if err := s.keep(r.URL.Path); err != nil {
		return
	}
	defer s.drop(r.URL.Path)
	f, err := s.file(r.URL.Path)
	if err != nil {
		return
	}
	defer f.Close()
	b, _ := s.head(r.URL.Path)
	_, _ = w.Write(b)
	_, _ = io.Copy(w, f)
}
