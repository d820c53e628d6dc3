// Package layers has a cache of ccache with two levels, of which the outer one never
// loses a key, and one with one level.
package layers

import (
	"net/http"
	"time"

	"github.com/karlseguin/ccache/v3"
)

// Catalog keeps articles by shop.
type Catalog struct {
	find   func(shop, article string) string
	byShop *ccache.LayeredCache[string]
	plain  *ccache.Cache[string]
}

// NewCatalog finds with find.
func NewCatalog(find func(shop, article string) string) *Catalog {
	return &Catalog{
		find:   find,
		byShop: ccache.Layered(ccache.Configure[string]().MaxSize(1000)),
		plain:  ccache.New(ccache.Configure[string]().MaxSize(1000)),
	}
}

// ServeHTTP implements http.Handler.
func (c *Catalog) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	shop, article := r.Host, r.URL.Path
	item := c.byShop.Get(shop, article)
	if item == nil {
		text := c.find(shop, article)
		c.byShop.Set(shop, article, text, time.Minute) // want cachegrow medium "Catalog.byShop"
		c.plain.Set(shop+article, text, time.Minute)
		_, _ = w.Write([]byte(text))
		return
	}
	_, _ = w.Write([]byte(item.Value()))
}

// Close closes a shop.
func (c *Catalog) Close(shop string) {
	c.byShop.DeleteAll(shop)
}
