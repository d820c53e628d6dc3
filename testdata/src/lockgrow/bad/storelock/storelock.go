// Package storelock keeps locks in sync.Maps.
package storelock

import (
	"fmt"
	"net/http"
	"sync"
)

// Shop sells each article to one customer at a time.
type Shop struct {
	articles sync.Map // article -> *sync.Mutex
	tills    sync.Map // customer -> *sync.RWMutex
	stock    func(article string) int
}

// NewShop returns a shop that asks stock what it has.
func NewShop(stock func(string) int) *Shop { return &Shop{stock: stock} }

func (s *Shop) lock(article string) func() {
	v, _ := s.articles.LoadOrStore(article, &sync.Mutex{}) // want lockgrow medium "Shop.articles"
	m := v.(*sync.Mutex)
	m.Lock()
	return m.Unlock
}

func (s *Shop) till(customer string) func() {
	v, _ := s.tills.LoadOrStore(customer, &sync.RWMutex{})
	m := v.(*sync.RWMutex)
	m.Lock()
	return func() {
		s.tills.Delete(customer)
		m.Unlock()
	}
}

// ServeHTTP sells.
func (s *Shop) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	article := r.PathValue("article")
	defer s.till(r.FormValue("customer"))()
	unlock := s.lock(article)
	defer unlock()
	if s.stock(article) == 0 {
		http.Error(w, "sold out", http.StatusGone)
		return
	}
	fmt.Fprintln(w, "sold", article)
}
