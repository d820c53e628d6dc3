//go:build linux

// Package descriptors has descriptors as plain numbers, and forgets to close some.
package descriptors

import (
	"net/http"
	"syscall"
)

// Store has files in a directory.
type Store struct{ Dir string }

// openAt opens, and tries again where a signal came.
func openAt(dir int, name string) (fd int, err error) {
	for {
		fd, err = syscall.Openat(dir, name, syscall.O_RDONLY, 0)
		if err != syscall.EINTR {
			return fd, err
		}
	}
}

func (s *Store) head(name string) ([]byte, error) {
	dir, err := syscall.Open(s.Dir, syscall.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer syscall.Close(dir)
	fd, err := openAt(dir, name) // want resourcegrow medium "head"
	if err != nil {
		return nil, err
	}
	buf := make([]byte, 256)
	n, err := syscall.Read(fd, buf)
	if err != nil {
		return nil, err
	}
	return buf[:n], nil
}

func free(port int) error {
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0) // want resourcegrow medium "not on all"
	if err != nil {
		return err
	}
	if err := syscall.Bind(fd, &syscall.SockaddrInet4{Port: port}); err != nil {
		return err
	}
	return syscall.Close(fd)
}

type watch struct{ fd, wd int }

func watched(name string) (*watch, error) {
	fd, err := syscall.InotifyInit1(syscall.IN_CLOEXEC) // want resourcegrow medium "drops it"
	if err != nil {
		return nil, err
	}
	wd, err := syscall.InotifyAddWatch(fd, name, syscall.IN_MODIFY)
	if err != nil {
		return nil, err
	}
	return &watch{fd: fd, wd: wd}, nil
}

func (w *watch) wait() error {
	buf := make([]byte, 4096)
	_, err := syscall.Read(w.fd, buf)
	return err
}

func (w *watch) close() error { return syscall.Close(w.fd) }

// ServeHTTP implements http.Handler.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b, err := s.head(r.URL.Path)
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	if free(len(b)) != nil {
		return
	}
	on, err := watched(r.URL.Path)
	if err != nil {
		return
	}
	defer on.close()
	_ = on.wait()
	_, _ = w.Write(b)
}
