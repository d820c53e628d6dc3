// Package srv shows what a database says.
package srv

import (
	"net/http"
	"strconv"

	"fixtures.test/resourcegrow/cross/bytype/link"
)

// Board shows counts.
type Board struct{ db link.DB }

// New is a board; nil has nothing to show.
func New(r *link.Retry) *Board {
	if r == nil {
		return &Board{db: link.None{}}
	}
	return &Board{db: r}
}

func (b *Board) total() (int, error) {
	rows, err := b.db.Query("select count(*) from t") // want resourcegrow medium "total"
	if err != nil {
		return 0, err
	}
	var n int
	err = link.First(rows, &n)
	return n, err
}

func (b *Board) of(name string) (int, error) {
	rows, err := b.db.Query("select count(*) from t where n = $1", name)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	var n int
	err = link.First(rows, &n)
	return n, err
}

// ServeHTTP implements http.Handler.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	all, err := b.total()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	n, _ := b.of(r.FormValue("n"))
	_, _ = w.Write([]byte(strconv.Itoa(n) + " of " + strconv.Itoa(all)))
}
