// Package brokenout opens something in one case, closes it where it fails, and goes on where all cases do.
package brokenout

import (
	"fmt"
	"net"
	"net/http"
	"os"
)

// Store takes files.
type Store struct{ Dir string }

func note(f *os.File, s string) error {
	_, err := fmt.Fprintln(f, s)
	return err
}

func (s *Store) take(name, kind string) error {
	switch kind {
	case "dir":
		return os.Mkdir(s.Dir+name, 0o755)
	case "file":
		f, err := os.Create(s.Dir + name) // want resourcegrow medium "not on all"
		if err != nil {
			return err
		}
		if err := note(f, name); err != nil {
			f.Close()
			return err
		}
	}
	return os.Chmod(s.Dir+name, 0o644)
}

func tell(addr string, loud bool) error {
	if loud {
		c, err := net.Dial("tcp", addr) // want resourcegrow medium "not on all"
		if err != nil {
			return err
		}
		if _, err := c.Write([]byte("stored\n")); err != nil {
			_ = c.Close()
			return err
		}
	}
	fmt.Println("told", addr)
	return nil
}

// ServeHTTP implements http.Handler.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := s.take(r.URL.Path, r.FormValue("kind")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	_ = tell(r.FormValue("tell"), r.FormValue("loud") != "")
}
