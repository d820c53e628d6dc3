// Package brokenout opens something in one case, and closes it there or where all cases go on.
package brokenout

import (
	"fmt"
	"net"
	"net/http"
	"os"
)

// Store takes files.
type Store struct{ Dir string }

func (s *Store) take(name, kind string) error {
	switch kind {
	case "dir":
		return os.Mkdir(s.Dir+name, 0o755)
	case "file":
		f, err := os.Create(s.Dir + name)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(f, name); err != nil {
			f.Close()
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return os.Chmod(s.Dir+name, 0o644)
}

func tell(addr string, loud bool) error {
	var c net.Conn
	if loud {
		d, err := net.Dial("tcp", addr)
		if err != nil {
			return err
		}
		if _, err := d.Write([]byte("stored\n")); err != nil {
			_ = d.Close()
			return err
		}
		c = d
	}
	fmt.Println("told", addr)
	if c != nil {
		return c.Close()
	}
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
