module github.com/muesli/cache2go

go 1.26
