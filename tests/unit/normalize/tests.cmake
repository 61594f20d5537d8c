foreach(file address sentence inline blocks line normalize)
  stet_unit_test(normalize ${file} MODULES document)
endforeach()
