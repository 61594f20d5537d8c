foreach(file address sentence inline blocks line)
  stet_unit_test(normalize ${file} MODULES document)
endforeach()
